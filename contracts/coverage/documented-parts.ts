import type { Content, DocumentedOperation, DocumentedResponse } from '../../spec/openapi/operations.ts';
import { formatSource, sourcesOf } from '../../spec/openapi/sources.ts';
import type { Direction } from '../../spec/openapi/values/schema-errors.ts';
import { isJson } from '../../spec/standards/media-type.ts';
import { statusName } from '../../spec/standards/status-names.ts';
import { contractContent } from '../generate/request-body.ts';
import type { BodyProperties, createPropertyLister } from './body-properties.ts';

/** A part of an operation that tests can touch, `201 created` or `request $.Status`, with its `page:line` or overlay. */
export interface DocumentedPart {
  readonly name: string;
  readonly source: string | undefined;
}

/** An operation with what it documents, by kinds. */
export interface DocumentedParts {
  readonly operation: DocumentedOperation;
  /** Its responses below 400, one for each example. */
  readonly scenarios: readonly DocumentedPart[];
  /** Its error responses. */
  readonly refusals: readonly DocumentedPart[];
  /** Parameters in queries and headers, and the properties of JSON bodies, those of error responses apart. */
  readonly properties: readonly DocumentedPart[];
  /** The bodies of which the properties are: `request`, and those of responses by their keys. */
  readonly bodies: ReadonlyMap<string, BodyProperties>;
}

/** The parts of an operation, in the order of its document. */
export function documentedParts(
  operation: DocumentedOperation,
  listProperties: ReturnType<typeof createPropertyLister>,
): DocumentedParts {
  const good = operation.responses.filter(({ status }) => status < 400);
  const bodies = new Map<string, BodyProperties>();
  const addBody = (name: string, contents: readonly Content[], direction: Direction) => {
    const schema = contents.find(({ mediaType }) => isJson(mediaType))?.schema;
    if (schema !== undefined) bodies.set(name, listProperties(schema, direction));
  };
  addBody('request', operation.requestBody?.contents ?? [], 'request');
  for (const { key, contents } of good) addBody(key, contents, 'response');
  const properties = [...bodies].flatMap(([body, { list }]) =>
    list.map(({ path, source }) => ({ name: `${body} ${path}`, source })),
  );
  return {
    operation,
    scenarios: good.flatMap(scenariosOf),
    refusals: operation.responses.filter((response) => !good.includes(response)).flatMap(scenariosOf),
    properties: [...parametersOf(operation), ...properties],
    bodies,
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
