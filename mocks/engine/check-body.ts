import { essenceOf, isJson, matchesMediaType } from '../../spec/standards/media-type.ts';
import type { Check, OperationCall, Problem } from './check.ts';
import type { MockRequest } from './exchange.ts';
import { explainError } from './explain-validation.ts';
import type { BodySchema, MockContent, MockOperation } from './mock-api.ts';
import { withSource } from './violation.ts';

/** The body of a request, read as the operation documents it; empty where there is none, or none is documented. */
export interface ReadBody {
  /** Without parameters, in lower case; empty where the request names none. */
  readonly mediaType?: string;
  /** What is documented for the media type; undefined where nothing is. */
  readonly content?: MockContent<BodySchema> | undefined;
  /** The data of a JSON body; absent for a body of another media type. */
  readonly value?: unknown;
  /** Why a JSON body cannot be parsed. */
  readonly problem?: string;
}

/** Reads the body of a request. */
export function readBody({ body }: MockOperation, { headers, text }: MockRequest): ReadBody {
  if (body === undefined || text === '') return {};
  const mediaType = essenceOf(headers.get('content-type'));
  const content = body.contents.find((documented) => matchesMediaType(documented.mediaType, mediaType));
  return { mediaType, content, ...(content && isJson(mediaType) && parse(text)) };
}

function parse(text: string): Pick<ReadBody, 'value' | 'problem'> {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : 'it cannot be parsed' };
  }
}

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

/** Rejects a request without the body that is required, and a JSON body that cannot be parsed. */
export const jsonCheck: Check<'json'> = {
  name: 'json',
  status: 400,
  judge: ({ operation: { body, source }, request, body: { problem } }) => {
    if (body?.required && request.text === '') return { message: withSource('a body is required', source), source };
    return problem === undefined ? undefined : { message: `the body is not JSON: ${problem}` };
  },
};

/** What a JSON body that can be parsed has that its schema rejects; undefined where it fits. */
export function judgeBody({ body: { content, value } }: OperationCall): Problem | undefined {
  const schema = content?.schema;
  return schema === undefined || value === undefined || schema.validate(value)
    ? undefined
    : explainError(schema, value);
}
