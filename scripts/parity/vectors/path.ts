import { pathText } from '../../../spec/openapi/parameter-text.ts';
import { fillPathTemplate, parsePathTemplate } from '../../../spec/openapi/paths.ts';
import { flattenSchema } from '../../../spec/openapi/schema.ts';
import { readConstraints } from '../../../spec/openapi/values/constraints.ts';
import { schemaErrors } from '../../../spec/openapi/values/schema-errors.ts';
import { decodePathValue } from '../../../spec/standards/path-values.ts';
import type { DocumentedRequest } from './baseline-request.ts';
import { documentedPaths } from './documented-paths.ts';
import { mutateRequest } from './mutate-request.ts';
import type { Rule } from './vector.ts';

/** Version prefixes, other spellings of the path, paths near to it, identifiers of every kind, and query strings. */
export const pathRule: Rule = (request) => [
  ...prefixVectors(request),
  ...nearPaths(request).map(([what, path]) => mutateRequest(request, what, { check: 'path', status: 404, path })),
  ...identifierVectors(request),
  ...otherSpellings(request).map((path) => mutateRequest(request, `the spelling ${path}`, { ...good(request), path })),
  ...(takesFurtherNames(request) ? [] : queries).map((query) =>
    mutateRequest(request, `the query ${query}`, { ...good(request), query: addQuery(request.query, query) }),
  ),
];

function good({ sample }: DocumentedRequest) {
  return { check: 'path', status: sample.status } as const;
}

function prefixVectors(request: DocumentedRequest) {
  const { prefixes } = documentedPaths(request.document);
  const unknown = [
    '/v999.0',
    `/x${request.prefix}`,
    ...prefixes.flatMap((prefix) => [prefix + prefix, `${prefix}/`, prefix.toUpperCase()]),
  ].filter((prefix) => !prefixes.includes(prefix));
  return [
    ...['', ...prefixes].map((prefix) =>
      mutateRequest(request, prefix === '' ? 'no version' : `the version prefix ${prefix}`, {
        ...good(request),
        prefix,
      }),
    ),
    ...unknown
      .filter((prefix) => !documentedPaths(request.document).has(prefix + request.path))
      .map((prefix) => mutateRequest(request, `the unknown prefix ${prefix}`, { check: 'path', status: 404, prefix })),
    ...prefixes
      .slice(0, 1)
      .map((prefix) =>
        mutateRequest(request, 'a version prefix alone', { check: 'path', status: 404, prefix, path: '' }),
      ),
  ];
}

/** Undocumented paths that look like a documented one. */
function nearPaths({ document, path, prefix, operation }: DocumentedRequest): readonly (readonly [string, string])[] {
  const segments = path.slice(1).split('/');
  const join = (parts: readonly string[]) => `/${parts.join('/')}`;
  const near: readonly (readonly [string, string])[] = [
    ['an unknown path', '/facsimile-none'],
    ['a slash after the path', `${path}/`],
    ['a doubled slash before the path', `/${path}`],
    ['a doubled slash in the path', path.replace(/(?<=.)\/(?=[^/]*$)/, '//')],
    ['a letter more', `${path}x`],
    ['a letter less', path.slice(0, -1)],
    ['a segment more', `${path}/more`],
    ['a segment less', join(segments.slice(0, -1))],
    ['no first segment', join(segments.slice(1))],
    ['the first segment in capitals', join([segments[0]?.toUpperCase() ?? '', ...segments.slice(1)])],
    ['an encoded slash between segments', path.replace(/(?<=.)\//, '%2F')],
    ...emptyParameters(operation.path, path),
  ];
  return near.filter(([, value]) => !documentedPaths(document).has(prefix + value));
}

function emptyParameters(template: string, path: string): readonly (readonly [string, string])[] {
  const values = path.slice(1).split('/');
  return parsePathTemplate(template).flatMap((segment, index) =>
    segment.some((part) => 'parameter' in part) && segment.length === 1
      ? [[`an empty segment ${index + 1}`, `/${values.with(index, '').join('/')}`] as const]
      : [],
  );
}

/** Characters that a path may hold percent-encoded as well (RFC 3986, section 6.2.2.2): `%24ref` is `$ref`. */
function otherSpellings({ operation, path, sent }: DocumentedRequest): readonly string[] {
  const texts = new Map(sent.map(({ parameter, value }) => [parameter.name, pathText(parameter, value)]));
  const encode = (text: string) =>
    text.replace(/[ $()'=,:@!*?#]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  const segments = parsePathTemplate(operation.path).map((segment) =>
    segment
      .map((part) =>
        'literal' in part ? encode(part.literal) : (texts.get(part.parameter) ?? encodeURIComponent(part.parameter)),
      )
      .join(''),
  );
  const encoded = `/${segments.join('/')}`;
  return [...new Set([encoded, encoded.replace(/%../g, (encoding) => encoding.toLowerCase())])].filter(
    (spelling) => spelling !== path,
  );
}

/** Values of a path parameter as written in a path. */
const identifiers: readonly string[] = [
  'a%20b',
  'a%2Fb',
  'a%3Fb%23c',
  '100%25',
  '%E2%82%AC',
  '%F0%9F%98%80',
  'J%C3%BCrgen',
  '%C3',
  '%zz',
  '%00',
  '!$&()*+,;=:@',
  '..%2Fb',
  "a'b",
  'null',
  '0',
  '-._~',
  'x'.repeat(2000),
];

function identifierVectors(request: DocumentedRequest) {
  const { document, operation, sent } = request;
  const last = operation.parameters.findLast((parameter) => parameter.in === 'path');
  if (last?.schema.type !== 'string' || last.schema.format !== undefined || last.schema.enum !== undefined) return [];
  if (last.style !== 'simple' || last.mediaType !== undefined) return [];
  return identifiers.map((raw) => {
    const fits = schemaErrors(document, last.schema, decodePathValue(raw)).length === 0;
    const path = fillPathTemplate(operation.path, (name) => encodeFor(name, raw));
    const spelling = raw.length > 40 ? `of ${raw.length} letters` : raw;
    const mutation = { path, params: { [last.name]: decodePathValue(raw) } };
    const status = fits ? request.sample.status : 400;
    return mutateRequest(request, `the identifier ${spelling}`, { ...good(request), ...mutation, status });
  });

  function encodeFor(name: string, raw: string): string {
    if (name === last?.name) return raw;
    const other = sent.find(({ parameter }) => parameter.in === 'path' && parameter.name === name);
    return other === undefined ? name : pathText(other.parameter, other.value);
  }
}

/** Whether all further names of the query belong to one of its parameters. */
function takesFurtherNames({ document, operation }: DocumentedRequest): boolean {
  return operation.parameters.some(({ in: place, explode, style, schema, mediaType }) => {
    const { properties, additional } = readConstraints(document, schema);
    const isMap = properties.size === 0 || additional.some(({ not }) => not === undefined);
    const isSpread = place === 'query' && explode && style !== 'deepObject' && mediaType === undefined;
    return isSpread && isMap && flattenSchema(document, schema).type === 'object';
  });
}

const queries: readonly string[] = [
  '?',
  '?a=b',
  '?a=b&a=c',
  '?$x=id',
  '?%24x=id',
  '?x=%zz',
  '?x=/none',
  '?x=%E2%82%AC',
  '?&&=',
];

function addQuery(query: string, more: string): string {
  return query === '' ? more : `${query}&${more.slice(1)}`;
}
