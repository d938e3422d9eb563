import type { DocumentedOperation } from '../../spec/openapi/operations.ts';
import { optional } from '../../spec/openapi/optional.ts';
import { formatSource, sourcesOf } from '../../spec/openapi/sources.ts';
import { fieldsOf, type HttpExchange } from '../pact/http-exchange.ts';
import type { ReadInteraction } from '../pact/read-pact.ts';
import type { FindingInInteraction } from './finding.ts';

/** The finding that a request is authorized by another scheme (RFC 9110, section 11) than the documented ones. */
export function compareAuthorization(
  operation: DocumentedOperation,
  { status }: HttpExchange,
  { json }: ReadInteraction,
): readonly FindingInInteraction[] {
  const sent = authorizationOf(json);
  const accepted = schemesOf(operation);
  // A request that is to be rejected may be authorized otherwise: that is what it is sent for.
  if (!operation.secured || status >= 400 || sent === undefined || accepted.length === 0) return [];
  const scheme = /^([A-Za-z][\w-]*) /.exec(sent)?.[1];
  if (scheme !== undefined && accepted.some((name) => name.toLowerCase() === scheme.toLowerCase())) return [];
  const [source] = sourcesOf(operation.security[0]?.[0]?.description ?? {});
  const what = scheme === undefined ? 'names no scheme' : `is ${scheme}`;
  return [
    {
      severity: 'error',
      code: 'request.authorization.scheme',
      at: 'request.headers.authorization',
      message: `the Authorization ${what}, and ${accepted.join(' or ')} is documented`,
      ...optional('source', source && formatSource(source)),
    },
  ];
}

function authorizationOf({ request }: ReadInteraction['json']): string | undefined {
  const headers = Object.entries(fieldsOf(fieldsOf(request).headers));
  const value = headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first.trimStart() : undefined;
}

/** The schemes of all documented ways to be authorized; none where a key does too. */
function schemesOf({ security }: DocumentedOperation): readonly string[] {
  const schemes = security.flatMap((credentials) => credentials.map(({ scheme }) => scheme));
  const known = schemes.filter((scheme) => scheme !== undefined);
  return security.every((credentials) => credentials.some(({ scheme }) => scheme !== undefined))
    ? [...new Set(known)]
    : [];
}
