import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import type { DocumentedOperation, DocumentedResponse } from '../../spec/openapi/operations.ts';
import { resolveReference } from '../../spec/openapi/references.ts';
import { flattenSchema } from '../../spec/openapi/schema.ts';
import { formatSource, sourcesOf } from '../../spec/openapi/sources.ts';
import { type Direction, isOfOther } from '../../spec/openapi/values/schema-errors.ts';
import { every, pathWithin } from '../../spec/standards/json-path.ts';
import { isJson } from '../../spec/standards/media-type.ts';
import { statusName } from '../../spec/standards/status-names.ts';
import { contractContent } from '../generate/request-body.ts';

/** A part of an operation that tests can touch, `201 created` or `request $.Status`, with its `page:line` or overlay. */
export interface DocumentedPart {
  readonly name: string;
  readonly source: string | undefined;
}

/** What an operation documents, by kinds. */
export interface DocumentedParts {
  /** Its responses below 400, one for each example. */
  readonly scenarios: readonly DocumentedPart[];
  /** Its error responses. */
  readonly refusals: readonly DocumentedPart[];
  /** Parameters in queries and headers, and the properties of JSON bodies, those of error responses apart. */
  readonly properties: readonly DocumentedPart[];
}

/** The parts of an operation, in the order of its document. */
export function documentedParts(document: OpenApiDocument, operation: DocumentedOperation): DocumentedParts {
  const isError = ({ status }: DocumentedResponse) => status >= 400;
  const good = operation.responses.filter((response) => !isError(response));
  return {
    scenarios: good.flatMap(scenariosOf),
    refusals: operation.responses.filter(isError).flatMap(scenariosOf),
    properties: [
      ...parametersOf(operation),
      ...propertiesOf(document, operation.requestBody?.contents, 'request'),
      ...good.flatMap((response) => propertiesOf(document, response.contents, response.key)),
    ],
  };
}

/** The names of a response's examples, the first of which stands for it; without one, that of its status. */
export function scenarioNames({ contents, status }: DocumentedResponse): readonly [string, ...string[]] {
  const [first = statusName(status), ...others] =
    contractContent(contents)?.examples.map((example) => example.name) ?? [];
  return [first, ...others];
}

function scenariosOf(response: DocumentedResponse): readonly DocumentedPart[] {
  const [source] = response.sources;
  return scenarioNames(response).map((name) => ({
    name: `${response.key} ${name}`,
    source: source && formatSource(source),
  }));
}

function parametersOf({ parameters }: DocumentedOperation): readonly DocumentedPart[] {
  return parameters
    .filter((parameter) => parameter.in === 'query' || parameter.in === 'header')
    .map((parameter) => {
      const [source] = sourcesOf(parameter);
      return { name: parameterPart(parameter.in, parameter.name), source: source && formatSource(source) };
    });
}

/** The name of a parameter among the parts; names of headers are the same in any letters. */
export function parameterPart(place: string, name: string): string {
  return `${place} ${place === 'header' ? name.toLowerCase() : name}`;
}

function propertiesOf(
  document: OpenApiDocument,
  contents: DocumentedResponse['contents'] = [],
  body: string,
): readonly DocumentedPart[] {
  const content = contents.find(({ mediaType }) => isJson(mediaType));
  const direction = body === 'request' ? 'request' : 'response';
  const paths = listProperties(document, content?.schema ?? {}, { path: '$', direction, within: [] });
  return paths.map(({ name, source }) => ({ name: `${body} ${name}`, source }));
}

interface PlaceInBody {
  readonly path: string;
  readonly direction: Direction;
  /** The schemas around it: what contains itself is listed once. */
  readonly within: readonly JsonSchema[];
}

/** The properties in a body by their JSON paths, those of the other direction apart. */
function listProperties(document: OpenApiDocument, schema: JsonSchema, place: PlaceInBody): readonly DocumentedPart[] {
  const resolved = resolveReference<JsonSchema>(document, schema);
  if (place.within.includes(resolved)) return [];
  const within = [...place.within, resolved];
  const { properties, items } = flattenSchema(document, schema);
  const own = Object.entries(properties).filter(([, property]) => !isOfOther(document, property, place.direction));
  return [
    ...(items === undefined
      ? []
      : listProperties(document, items, { ...place, path: pathWithin(place.path, every), within })),
    ...own.flatMap(([name, property]) => {
      const path = pathWithin(place.path, name);
      const { source } = flattenSchema(document, property);
      return [{ name: path, source }, ...listProperties(document, property, { ...place, path, within })];
    }),
  ];
}
