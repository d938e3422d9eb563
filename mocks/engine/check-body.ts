import { essenceOf, matchesMediaType } from '../../spec/standards/media-type.ts';
import type { Check, OperationCall, Problem } from './check.ts';
import type { MockRequest } from './exchange.ts';
import { explainError } from './explain-validation.ts';
import type { BodyReader, BodySchema, MockContent, MockOperation } from './mock-api.ts';
import { withSource } from './violation.ts';

/** The body of a request, read as the operation documents it; empty where there is none, or none is documented. */
export interface ReadBody {
  /** Without parameters, in lower case; empty where the request names none. */
  readonly mediaType?: string;
  /** What is documented for the media type; undefined where nothing is. */
  readonly content?: MockContent<BodySchema> | undefined;
  /** The data of a body that is JSON or has a reader; absent for a body of another media type. */
  readonly value?: unknown;
  /** Why it cannot be read. */
  readonly problem?: string;
}

/** Reads the body of a request. */
export function readBody({ body }: MockOperation, request: MockRequest): ReadBody {
  if (body === undefined || request.text === '') return {};
  const mediaType = essenceOf(request.headers.get('content-type'));
  const content = body.contents.find((documented) => matchesMediaType(documented.mediaType, mediaType));
  return { mediaType, content, ...(content && (content.read ?? readJson)(request, content)) };
}

/** Reads a body that is JSON. */
export const readJson: BodyReader = ({ text }) => {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: `the body is not JSON: ${error instanceof Error ? error.message : error}` };
  }
};

/** Rejects a body of a media type that is not documented; case and parameters such as `charset` do not matter. */
export const contentTypeCheck: Check<'content type'> = {
  name: 'content type',
  status: 415,
  judge: ({ operation: { body, source }, body: { mediaType, content } }) => {
    if (mediaType === undefined || content !== undefined) return undefined;
    const documented = body?.contents.map((option) => option.mediaType).join(' or ');
    const message = `the content type must be ${documented}, not ${mediaType || 'missing'}`;
    return { message: withSource(message, source), source };
  },
};

/** Rejects a request without the body that is required, and one that cannot be read: JSON, a form. */
export const jsonCheck: Check<'json'> = {
  name: 'json',
  status: 400,
  judge: ({ operation: { body, source }, request, body: { problem } }) => {
    if (body?.required && request.text === '') return { message: withSource('a body is required', source), source };
    return problem === undefined ? undefined : { message: problem };
  },
};

/** What a JSON body that can be parsed has that its schema rejects; undefined where it fits. */
export function judgeBody({ body: { content, value } }: OperationCall): Problem | undefined {
  const schema = content?.schema;
  return schema === undefined || value === undefined || schema.validate(value)
    ? undefined
    : explainError(schema, value);
}
