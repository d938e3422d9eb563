import { essenceOf, isJson, matchesMediaType } from '../../spec/standards/media-type.ts';
import type { MockRequest } from './exchange.ts';
import { explainError } from './explain-validation.ts';
import type { BodySchema, MockContent, MockOperation } from './mock-api.ts';
import { type Check, type Violation, withSource } from './violation.ts';

/** Refuses a body of another content type (415), that is not JSON (400), or that its schema refuses (400). */
export function checkBody(operation: MockOperation, request: MockRequest): Violation | undefined {
  const { body, source } = operation;
  if (body === undefined) return undefined;
  if (request.text === '') {
    return body.required ? refused('json', { message: withSource('a body is required', source), source }) : undefined;
  }
  const mediaType = essenceOf(request.headers.get('content-type'));
  const content = body.contents.find((one) => matchesMediaType(one.mediaType, mediaType));
  if (content === undefined) return { ...refused('content type', wrongType(operation, mediaType)), status: 415 };
  return isJson(mediaType) ? checkJson(content, request.text) : undefined;

  function checkJson({ schema }: MockContent<BodySchema>, text: string): Violation | undefined {
    const data = parse(text);
    if ('problem' in data) return refused('json', { message: `the body is not JSON: ${data.problem}` });
    if (schema === undefined || schema.validate(data.value)) return undefined;
    return refused('schema', explainError(schema, data.value));
  }

  function refused(check: Check, why: Pick<Violation, 'message' | 'source'>): Violation {
    return { check, status: 400, operation, ...why };
  }
}

function parse(text: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : 'it cannot be parsed' };
  }
}

function wrongType({ body, source }: MockOperation, mediaType: string): Pick<Violation, 'message' | 'source'> {
  const wanted = body?.contents.map((one) => one.mediaType).join(' or ');
  const message = withSource(`the content type must be ${wanted}, not ${mediaType || 'missing'}`, source);
  return { message, source };
}
