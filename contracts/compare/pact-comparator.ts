import * as library from '@pactflow/openapi-pact-comparator';
import type { DocSource, JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { type DocumentPlace, placeUnder } from '../../spec/openapi/document-places.ts';
import { type DocumentedOperation, findResponse } from '../../spec/openapi/operations.ts';
import { optional } from '../../spec/openapi/optional.ts';
import type { CalledOperation } from '../../spec/openapi/paths.ts';
import { formatSource, sourcesOf } from '../../spec/openapi/sources.ts';
import { withoutReadOnlyDemands } from '../../spec/openapi/values/read-only.ts';
import { unescapeToken } from '../../spec/standards/json-pointer.ts';
import { contentsOf, contractContent } from '../generate/request-body.ts';
import { decodeBody, fieldsOf } from '../pact/http-exchange.ts';
import type { ReadInteraction } from '../pact/read-pact.ts';
import type { FindingInInteraction } from './finding.ts';
import { spellingHint } from './hints.ts';
import { schemaAt, stepsOfDotted } from './schema-at.ts';

interface LibraryFinding {
  readonly type: 'error' | 'warning' | 'info';
  readonly code: string;
  readonly message: string;
  readonly mockDetails?: { readonly location: string };
}

/** The library itself: the types that it is published with do not resolve. */
export const { Comparator } = library as unknown as {
  readonly Comparator: new (options: {
    readonly oas: unknown;
  }) => { readonly compare: (pact: object) => AsyncIterable<LibraryFinding> };
};

/** Compares single interactions by @pactflow/openapi-pact-comparator, and names the places that it contradicts. */
export function createLibraryComparison(
  document: OpenApiDocument,
): (interaction: ReadInteraction, called: CalledOperation) => Promise<readonly FindingInInteraction[]> {
  const comparator = new Comparator({ oas: withoutReadOnly(document) });
  return async (interaction, { operation, path }) => {
    const { json, metadata, status = 0 } = interaction;
    // The library has its own router: it is given the method and the path of the operation that was found.
    const sent = fieldsOf(json.request);
    const body = 'body' in sent ? { body: decodeBody(sent.body) } : {};
    const request = { ...sent, ...body, method: operation.method.toUpperCase(), path };
    const found: FindingInInteraction[] = [];
    try {
      for await (const finding of comparator.compare({ metadata, interactions: [{ ...json, request }] })) {
        // A request that is to be rejected may differ from the document: that is what it is sent for.
        if (finding.type === 'info' || (status >= 400 && finding.code.startsWith('request.'))) continue;
        found.push(toFinding(document, operation, status, finding));
      }
    } catch (error) {
      found.push({ severity: 'error', code: 'pact.interaction.unreadable', message: explain(error) });
    }
    return found;
  };
}

function explain(error: unknown): string {
  const { errors } = fieldsOf(error);
  const details = (Array.isArray(errors) ? errors : []).map((item) => {
    const { instancePath, message } = fieldsOf(item);
    return `${String(instancePath).replace(/^\/\d+\/?/, '')} ${message}`.trim();
  });
  return details.join(', ') || (error instanceof Error ? error.message : String(error));
}

function toFinding(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  status: number,
  { type, code, message, mockDetails }: LibraryFinding,
): FindingInInteraction {
  const location = mockDetails?.location.replace(/^\[root\]\.interactions\[\d+\]\.?/, '') ?? '';
  const severity = type === 'error' ? 'error' : 'warning';
  const said = { severity, code, message: reword(message) } as const;
  const body = /^(request|response)\.body(?:\.(.*))?$/s.exec(location);
  const schema = body && contractContent(contentsOf(operation, body[1] === 'request' ? 'request' : status))?.schema;
  const place = schema && placeInBody(document, schema, body[2] ?? '', message);
  if (place)
    return {
      ...said,
      message: `${said.message}${place.hint}`,
      at: `${body[1]}.body ${place.path}`,
      ...optional('source', place.source),
    };
  const hint = nameHint(operation, status, location, code);
  return {
    ...said,
    message: `${said.message}${hint}`,
    at: location,
    ...optional('source', sourceOf(operation, status, location)),
  };
}

/** The library repeats the part of the interaction at the beginning of its message. */
function reword(message: string): string {
  const detail = /^(?:Request body|Response body|Value) is incompatible with .*? in the spec file: (.*)$/s.exec(
    message,
  );
  return detail?.[1] ?? message.replaceAll('the spec file', 'the document').replaceAll('spec file', 'the document');
}

/** What follows some words in a message; undefined where it has none of them. */
function textAfter(words: string, message: string): string | undefined {
  const at = message.indexOf(words);
  return at === -1 ? undefined : message.slice(at + words.length);
}

function placeInBody(document: OpenApiDocument, schema: JsonSchema, dotted: string, message: string) {
  const steps = stepsOfDotted(document, schema, unescapeToken(dotted));
  const missing = textAfter("required property '", message)?.replace(/'$/, '');
  const further = textAfter('additional properties - ', message);
  const property = missing ?? further;
  if (property === undefined) return { ...schemaAt(document, schema, steps), hint: '' };
  const documented = Object.keys(schemaAt(document, schema, steps).schema.properties);
  const hint = missing !== undefined ? '' : spellingHint(property, documented);
  return { ...schemaAt(document, schema, [...steps, property]), hint };
}

/** The documented parameter or header that an undocumented one was probably meant for. */
function nameHint(operation: DocumentedOperation, status: number, location: string, code: string): string {
  const [, part, section, name = ''] = /^(request|response)\.(query|headers)\.(.*)$/s.exec(location) ?? [];
  if (!code.endsWith('.unknown')) return '';
  const place = section === 'query' ? 'query' : 'header';
  const documented = part === 'request' ? operation.parameters.filter((parameter) => parameter.in === place) : [];
  const headers = part === 'response' ? (findResponse(operation, status)?.headers ?? []) : [];
  return spellingHint(
    name,
    [...documented, ...headers].map((entry) => entry.name),
  );
}

function sourceOf(operation: DocumentedOperation, status: number, location: string): string | undefined {
  const source = placesOf(operation, status, location)[0] ?? operation.sources[0];
  return source && formatSource(source);
}

/** The part of the document that a place outside the bodies contradicts. */
function placesOf(operation: DocumentedOperation, status: number, location: string): readonly DocSource[] {
  if (location.startsWith('response')) return findResponse(operation, status)?.sources ?? [];
  if (location === 'request.headers') return sourcesOf(operation.security[0]?.[0]?.description ?? {});
  const name = location.replace(/^request\.\w+\./, '').toLowerCase();
  return sourcesOf(operation.parameters.find((parameter) => parameter.name.toLowerCase() === name) ?? {});
}

/** A copy of a document whose schemas demand no read-only property. */
function withoutReadOnly(document: OpenApiDocument): unknown {
  return copyOf(document, 'structure');

  function copyOf(part: unknown, place: DocumentPlace): unknown {
    if (Array.isArray(part)) return part.map((element) => copyOf(element, place));
    if (typeof part !== 'object' || part === null || place === 'data') return part;
    const changed = place === 'schema' ? withoutReadOnlyDemands(document, part) : part;
    return Object.fromEntries(
      Object.entries(changed).map(([key, inner]) => [key, copyOf(inner, placeUnder(place, key, inner))]),
    );
  }
}
