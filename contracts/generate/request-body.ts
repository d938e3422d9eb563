import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { type Content, type DocumentedOperation, findResponse } from '../../spec/openapi/operations.ts';
import { optional } from '../../spec/openapi/optional.ts';
import { sampleValue } from '../../spec/openapi/values/sample-value.ts';
import { isJson } from '../../spec/standards/media-type.ts';
import type { MatcherSets, PactBody } from '../pact/pact.ts';
import { expectValue } from './matchers.ts';
import { type BodyMutation, mutateBody } from './mutation.ts';
import { sentValue } from './sent-values.ts';

/** A body to send, with the matchers of one that nothing is wrong with. */
export interface DocumentedBody {
  /** Undefined for a request without one. */
  readonly body?: PactBody;
  /** The documented one, which that of a mislabelled body is not; undefined where none is sent. */
  readonly mediaType: string | undefined;
  readonly rules?: MatcherSets;
}

/** The value that a document shows in a content for an example's name; else its first example, else a sample. */
export function shownValue(document: OpenApiDocument, content: Content, exampleName?: string): unknown {
  const shown = content.examples.find((example) => example.name === exampleName) ?? content.examples[0];
  // There is no sample of a schema that no value fits.
  return shown?.value ?? sampleValue(document, content.schema ?? {}) ?? null;
}

/** The body that the document shows for an example's name, with its mutation; undefined where the operation has none. */
export function documentedBody(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  exampleName: string,
  mutation?: BodyMutation,
): DocumentedBody | undefined {
  const content = contractContent(operation.requestBody?.contents ?? []);
  if (content === undefined) return undefined;
  const mediaType = sentMediaType(content);
  const value = sentValue(document, content.schema ?? {}, shownValue(document, content, exampleName));
  if (mutation?.kind === 'none') return { mediaType };
  if (mutation?.kind === 'unlabelled') return { body: encodedBody(bodyText(value, mediaType)), mediaType: undefined };
  if (mutation?.kind === 'mislabelled') return { body: textBody(printed(value), mutation.mediaType), mediaType };
  if (!isJson(mediaType)) return { body: textBody(bodyText(value, mediaType), mediaType), mediaType };
  if (mutation?.kind === 'malformed') return { body: malformedBody(value, mediaType, mutation.trailing), mediaType };
  if (mutation?.kind === 'spaced')
    return { body: encodedBody(`${JSON.stringify(value, null, 2)}\n`, mediaType), mediaType };
  if (mutation?.kind === 'whole') return { body: encodedBody(JSON.stringify(mutation.value), mediaType), mediaType };
  const sent = mutateBody(value, mutation);
  const body: PactBody = { content: sent, contentType: mediaType, encoded: false };
  if (mutation !== undefined) return { body, mediaType };
  return { body, mediaType, rules: expectValue({ document, keep: 'all' }, content.schema ?? {}, sent).rules };
}

/** The media type that a content is sent as: the documented one, or of a range (`image/*`) one that is in it. */
export function sentMediaType({ mediaType }: Content): string {
  return mediaType.replace('/*', '/plain').replace('*', 'text');
}

/** A body as it is sent: JSON without blanks, or a text of another media type. */
export function bodyText(value: unknown, mediaType: string): string {
  if (isJson(mediaType)) return JSON.stringify(value);
  return typeof value === 'string' ? value : 'text';
}

function textBody(content: string, contentType: string): PactBody {
  return { content, contentType, encoded: false };
}

function printed(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** JSON that is cut short, or has more after it. In base64, since Pact takes a text under a JSON media type for a text of JSON. */
function malformedBody(value: unknown, contentType: string, trailing = false): PactBody {
  if (trailing) return encodedBody(`${JSON.stringify(value)} x`, contentType);
  const cut = typeof value === 'object' && value !== null ? JSON.stringify(value).slice(0, -1) : '{';
  return encodedBody(cut, contentType);
}

function encodedBody(text: string, contentType?: string): PactBody {
  return { content: Buffer.from(text).toString('base64'), ...optional('contentType', contentType), encoded: 'base64' };
}

/** The content that a contract is written in: JSON where it is offered, else the first. */
export function contractContent(contents: readonly Content[]): Content | undefined {
  return contents.find((content) => isJson(content.mediaType)) ?? contents[0];
}

/** The contents that are documented for an operation's request, or for its response with a status. */
export function contentsOf(operation: DocumentedOperation, part: 'request' | number): readonly Content[] {
  if (part === 'request') return operation.requestBody?.contents ?? [];
  return findResponse(operation, part)?.contents ?? [];
}
