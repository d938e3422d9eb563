import * as library from '@pactflow/openapi-pact-comparator';
import { formatSource, sourcesOf } from '../spec/openapi/doc-source.ts';
import type { DocSource, OpenApiDocument } from '../spec/openapi/document.ts';
import { optional } from '../spec/openapi/optional.ts';
import type { DocumentedOperation } from '../spec/openapi/read-operations.ts';
import type { CalledOperation } from './called-operation.ts';
import { contractContent } from './contract-content.ts';
import { contentsOf } from './documented-contents.ts';
import { fieldsOf } from './http-exchange.ts';
import type { FindingInInteraction } from './pact-finding.ts';
import type { ReadInteraction } from './read-pact.ts';
import { schemaAt, stepsOf } from './schema-at.ts';
import { withoutReadOnlyDemands } from './without-read-only-demands.ts';

interface LibraryFinding {
  readonly type: 'error' | 'warning' | 'info';
  readonly code: string;
  readonly message: string;
  readonly mockDetails?: { readonly location: string };
}

/** The types that the library is published with do not resolve. */
const { Comparator } = library as unknown as {
  readonly Comparator: new (options: {
    readonly oas: OpenApiDocument;
  }) => { readonly compare: (pact: object) => AsyncIterable<LibraryFinding> };
};

/** Compares single interactions by @pactflow/openapi-pact-comparator, and names the places that it departs from. */
export function createLibraryComparison(
  document: OpenApiDocument,
): (interaction: ReadInteraction, called: CalledOperation) => Promise<readonly FindingInInteraction[]> {
  const comparator = new Comparator({ oas: withoutReadOnlyDemands(document) });
  return async (interaction, { operation, path }) => {
    const { json, metadata, status = 0 } = interaction;
    const request = { ...fieldsOf(json.request), path };
    const found: FindingInInteraction[] = [];
    try {
      for await (const one of comparator.compare({ metadata, interactions: [{ ...json, request }] })) {
        // A request that is to be refused may depart from the document: that is what it is sent for.
        if (one.type === 'info' || (status >= 400 && one.code.startsWith('request.'))) continue;
        found.push(toFinding(document, operation, status, one));
      }
    } catch (error) {
      found.push({ severity: 'error', code: 'pact.interaction.unreadable', message: explain(error) });
    }
    return found;
  };
}

function explain(error: unknown): string {
  const { errors } = fieldsOf(error);
  const details = (Array.isArray(errors) ? errors : []).map((one) => {
    const { instancePath, message } = fieldsOf(one);
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
  const place = body && placeInBody(document, operation, body[1] === 'request' ? 'request' : status, body[2], message);
  if (place) return { ...said, at: `${body[1]}.body ${place.path}`, ...optional('source', place.source) };
  return { ...said, at: location, ...optional('source', sourceOf(document, operation, status, location)) };
}

/** The library repeats in front what the part of the interaction says already. */
function reword(message: string): string {
  const detail = /^(?:Request body|Response body|Value) is incompatible with .*? in the spec file: (.*)$/s.exec(
    message,
  );
  return detail?.[1] ?? message.replaceAll('the spec file', 'the document').replaceAll('spec file', 'the document');
}

function placeInBody(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  part: 'request' | number,
  dotted: string | undefined,
  message: string,
) {
  const schema = contractContent(contentsOf(operation, part))?.schema;
  if (schema === undefined) return undefined;
  const steps = stepsOf(document, schema, (dotted ?? '').replaceAll('~1', '/').replaceAll('~0', '~'));
  const name = /(?:required property '(.*)'|additional properties - (.*))$/s.exec(message);
  const property = name?.[1] ?? name?.[2];
  return schemaAt(document, schema, property === undefined ? steps : [...steps, property]);
}

function sourceOf(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  status: number,
  location: string,
): string | undefined {
  const source = placesOf(document, operation, status, location)[0] ?? operation.sources[0];
  return source && formatSource(source);
}

/** Where the document has what a place beside the bodies departs from. */
function placesOf(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  status: number,
  location: string,
): readonly DocSource[] {
  if (location.startsWith('response')) return operation.responses.find((one) => one.status === status)?.sources ?? [];
  if (location === 'request.headers')
    return sourcesOf(Object.values(document.components?.securitySchemes ?? {})[0] ?? {});
  const name = location.replace(/^request\.\w+\./, '').toLowerCase();
  return sourcesOf(operation.parameters.find((one) => one.name.toLowerCase() === name) ?? {});
}
