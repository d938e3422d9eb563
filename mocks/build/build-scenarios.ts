import type { MediaTypeObject, OpenApiDocument, Reference, ResponseObject } from '../../spec/openapi/document.ts';
import {
  type Content,
  type DocumentedOperation,
  type DocumentedResponse,
  type NamedHeader,
  sampleStatus,
} from '../../spec/openapi/operations.ts';
import { resolveReference } from '../../spec/openapi/references.ts';
import { sampleValue } from '../../spec/openapi/values/sample-value.ts';
import { isJson } from '../../spec/standards/media-type.ts';
import { methods } from '../../spec/standards/method.ts';
import { statusName } from '../../spec/standards/status-names.ts';
import type { Scenario } from '../engine/mock-api.ts';

/**
 * The documented responses of an operation, by ascending status: one for each example, under its name, and for a response
 * without examples one under its status's name (`noContent`). Names are unique.
 */
export function describeScenarios(operation: DocumentedOperation): readonly Scenario[] {
  const scenarios = new Map<string, Scenario>();
  for (const response of operation.responses) {
    for (const scenario of scenariosOf(response)) {
      const { name } = scenario;
      const other = `${name}${response.status}`;
      if (!scenarios.has(name)) scenarios.set(name, scenario);
      else if (!scenarios.has(other)) scenarios.set(other, { ...scenario, name: other, example: name });
    }
  }
  return [...scenarios.values()];
}

function scenariosOf(response: DocumentedResponse): readonly Scenario[] {
  const { status, contents } = response;
  const examples = contents.flatMap((content) =>
    content.examples.map(({ name, value }) => ({ name, status, headers: headersOf(response, content), body: value })),
  );
  return examples.length > 0 ? examples : [{ name: statusName(status), status, headers: headersOf(response) }];
}

function headersOf({ headers }: DocumentedResponse, content?: Content): Readonly<Record<string, string>> {
  const type = content === undefined ? [] : [['Content-Type', content.mediaType] as const];
  return Object.fromEntries([...type, ...headers.flatMap(headerEntry)]);
}

/** A header with its example; one that is demanded without an example gets the least that its type allows. */
function headerEntry({ name, required, schema, example }: NamedHeader): readonly (readonly [string, string])[] {
  if (example !== undefined) return [[name, String(example)]];
  if (!required) return [];
  return [[name, schema.type === 'integer' || schema.type === 'number' ? String(schema.minimum ?? 0) : name]];
}

/**
 * The document with an example for each JSON response that has a schema and no example: a full sample of the schema,
 * under the name of its status. So every mock, Prism too, has a body to answer with, and the same one.
 */
export function sampleResponses(document: OpenApiDocument): OpenApiDocument {
  const paths = Object.entries(document.paths).map(([path, item]) => {
    const operations = methods.flatMap((method) => {
      const operation = item[method];
      if (operation === undefined) return [];
      const keys = Object.keys(operation.responses);
      const responses = Object.entries(operation.responses).map(([key, response]) => [
        key,
        withSample(statusName(sampleStatus(key, keys)), response),
      ]);
      return [[method, { ...operation, responses: Object.fromEntries(responses) }]];
    });
    return [path, { ...item, ...Object.fromEntries(operations) }];
  });
  return { ...document, paths: Object.fromEntries(paths) };

  function withSample(name: string, part: ResponseObject | Reference): ResponseObject | Reference {
    const response = resolveReference<ResponseObject>(document, part);
    const contents = Object.entries(response.content ?? {});
    // A response with an example has its response; a reference is kept where nothing changes.
    if (contents.some(([, media]) => media.examples !== undefined)) return part;
    const content = contents.map(([type, media]) => [type, isJson(type) ? sampled(media, name) : media]);
    return contents.length === 0 ? part : { ...response, content: Object.fromEntries(content) };
  }

  function sampled({ schema, ...media }: MediaTypeObject, name: string): MediaTypeObject {
    if (schema === undefined) return media;
    return { ...media, schema, examples: { [name]: { value: sampleValue(document, schema, 'full') } } };
  }
}
