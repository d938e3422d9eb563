import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { findResponse, readOperations } from '../../spec/openapi/operations.ts';
import { flattenSchema } from '../../spec/openapi/schema.ts';
import { every, type PathStep, pathWithin, stepsOf } from '../../spec/standards/json-path.ts';
import { contractContent } from '../generate/request-body.ts';
import type { PactResponse } from '../pact/pact.ts';
import type { RecordedUse } from './usage.ts';

/** The same use with those reads alone that are documented: other names are those of a response that a test made up. */
export function keepDocumentedReads(document: OpenApiDocument, use: RecordedUse): RecordedUse {
  const operation = readOperations(document).find(({ id }) => id === use.operationId);
  const response = operation && findResponse(operation, use.status);
  const { schema = {} } = contractContent(response?.contents ?? []) ?? {};
  const headers = ['content-type', ...(response?.headers ?? []).map(({ name }) => name.toLowerCase())];
  const { bodyReads, headerReads } = use;
  return {
    ...use,
    bodyReads: bodyReads === 'all' ? 'all' : bodyReads.filter((path) => isDocumented(stepsOf(path))),
    headerReads: headerReads === 'all' ? 'all' : headerReads.filter((name) => headers.includes(name)),
  };

  function isDocumented(steps: readonly PathStep[]): boolean {
    let flat = flattenSchema(document, schema);
    for (const step of steps) {
      const next = typeof step === 'string' ? flat.properties[step] : flat.items;
      if (next === undefined && !(typeof step === 'string' && flat.required.includes(step))) return false;
      flat = flattenSchema(document, next ?? {});
    }
    return true;
  }
}

/** The part of an expected response that a consumer has read. The consumer does not depend on the remaining fields. */
export function keepRead(
  response: PactResponse,
  { bodyReads, headerReads }: Pick<RecordedUse, 'bodyReads' | 'headerReads'>,
): PactResponse {
  const readsBody = bodyReads === 'all' || bodyReads.length > 0;
  const isRead = (name: string) =>
    headerReads === 'all' || headerReads.includes(name.toLowerCase()) || (readsBody && /^content-type$/i.test(name));
  const headers = pick(response.headers ?? {}, isRead);
  const headerRules = pick(response.matchingRules?.header ?? {}, isRead);
  const body = response.body && readsBody ? keepBody(response, bodyReads) : undefined;
  return {
    status: response.status,
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(body && { body: body.body }),
    ...((body || Object.keys(headerRules).length > 0) && {
      matchingRules: { header: headerRules, ...(body && { body: body.rules }) },
    }),
  };
}

function keepBody({ body, matchingRules }: PactResponse, reads: RecordedUse['bodyReads']) {
  if (body === undefined) return undefined;
  const rules = matchingRules?.body ?? {};
  if (reads === 'all') return { body, rules };
  const read = new Set(reads);
  const emptied: string[] = [];
  const content = keep(body.content, '$');
  const whole = emptied.map((path) => [path, { combine: 'AND', matchers: [{ match: 'type' }] }] as const);
  // A list of which no element was read is one that was read itself, whatever is in it.
  const kept = pick(rules, (path) => read.has(path.replace(/(?<!\[\*\])(\[\*\])+$/, '')));
  return { body: { ...body, content }, rules: { ...kept, ...Object.fromEntries(whole) } };

  function keep(value: unknown, path: string): unknown {
    if (Array.isArray(value)) return value.map((item) => keep(item, pathWithin(path, every)));
    if (typeof value !== 'object' || value === null) return value;
    const parts = Object.entries(value).filter(([name]) => read.has(pathWithin(path, name)));
    if (parts.length === 0) emptied.push(path);
    return Object.fromEntries(parts.map(([name, inner]) => [name, keep(inner, pathWithin(path, name))]));
  }
}

function pick<T>(values: Readonly<Record<string, T>>, wanted: (name: string) => boolean): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => wanted(name)));
}
