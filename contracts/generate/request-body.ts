import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { shownValue, writeBody } from '../../spec/openapi/media-types/write-body.ts';
import { type Content, type DocumentedOperation, findResponse } from '../../spec/openapi/operations.ts';
import { optional } from '../../spec/openapi/optional.ts';
import { schemaErrors } from '../../spec/openapi/values/schema-errors.ts';
import { isJson } from '../../spec/standards/media-type.ts';
import type { MatcherSets, PactBody } from '../pact/pact.ts';
import { expectValue } from './matchers.ts';
import { type Mutation, mutateBody } from './mutation.ts';
import { sentValue } from './sent-values.ts';

/** A body to send, with the matchers of one that nothing is wrong with. */
export interface DocumentedBody {
  /** Undefined for a request without one. */
  readonly body?: PactBody;
  /** The documented one, which that of a mislabelled body is not; undefined where none is sent. */
  readonly mediaType: string | undefined;
  readonly rules?: MatcherSets;
}

/** The body that the document shows for an example's name, with its mutation; undefined where the operation has none. */
export function documentedBody(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  exampleName: string,
  { body: mutation, content: name }: Mutation = {},
): DocumentedBody | undefined {
  const content = contractContent(operation.requestBody?.contents ?? [], name);
  if (content === undefined) return undefined;
  const value = sentValue(document, content.schema ?? {}, shownValue(document, content, exampleName));
  const { mediaType, text } = writeBody(document, content, value);
  if (mutation?.kind === 'none') return { mediaType };
  if (mutation?.kind === 'unlabelled') return { body: encodedBody(text), mediaType: undefined };
  if (mutation?.kind === 'mislabelled') return { body: textBody(printed(value), mutation.mediaType), mediaType };
  if (!isJson(mediaType)) return { body: textBody(text, mediaType), mediaType };
  if (mutation?.kind === 'malformed') return { body: malformedBody(value, mediaType, mutation.trailing), mediaType };
  if (mutation?.kind === 'spaced')
    return { body: encodedBody(`${JSON.stringify(value, null, 2)}\n`, mediaType), mediaType };
  if (mutation?.kind === 'whole') return { body: encodedBody(JSON.stringify(mutation.value), mediaType), mediaType };
  const sent = mutateBody(value, mutation);
  const body: PactBody = { content: sent, contentType: mediaType, encoded: false };
  if (mutation !== undefined) return { body, mediaType };
  return { body, mediaType, rules: expectValue({ document, keep: 'all' }, content.schema ?? {}, sent).rules };
}

/** Whether a request can be right: nothing fits the schemas of some bodies, which contradict themselves. */
export function canBeRight(document: OpenApiDocument, { requestBody }: DocumentedOperation): boolean {
  const content = contractContent(requestBody?.contents ?? []);
  if (content?.schema === undefined || content.examples.length > 0) return true;
  const sample = shownValue(document, content);
  return schemaErrors(document, content.schema, sample, 'request').length === 0;
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

/** The content of a media type; without one, that which a contract is written in: JSON where it is offered, else the first. */
export function contractContent(contents: readonly Content[], name?: string): Content | undefined {
  const named = name === undefined ? undefined : contents.find(({ mediaType }) => mediaType === name);
  return named ?? contents.find(({ mediaType }) => isJson(mediaType)) ?? contents[0];
}

/** The contents that are documented for an operation's request, or for its response with a status. */
export function contentsOf(operation: DocumentedOperation, part: 'request' | number): readonly Content[] {
  if (part === 'request') return operation.requestBody?.contents ?? [];
  return findResponse(operation, part)?.contents ?? [];
}
