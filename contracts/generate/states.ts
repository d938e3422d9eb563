import type { OpenApiDocument, ParameterObject } from '../../spec/openapi/document.ts';
import type { DocumentedOperation } from '../../spec/openapi/operations.ts';
import type { ProviderState } from '../pact/pact.ts';
import type { Mutation } from './mutation.ts';
import { pathValues } from './parameters.ts';

/** The state of a caller that has sent too many requests (RFC 6585, section 4). */
export const throttledState: ProviderState = { name: 'the caller is throttled', params: {} };

/**
 * What has to be there before a request: for each parameter in its path a resource, or none, in the words of the path:
 * `a device exists` with `{ deviceId: 'device-1' }`.
 */
export function pathStates(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  mutation: Mutation = {},
): readonly ProviderState[] {
  const values = pathValues(document, operation, mutation);
  const names = [...operation.path.matchAll(/\{([^{}]*)\}/g)].flatMap(([, name]) => name ?? []);
  const known = names.filter((name) => name in values);
  return known.map((name, at) => {
    const { noun, key } = wordsOf(name, operation.path);
    const params = Object.fromEntries(known.slice(0, at + 1).map((one) => [one, values[one] ?? '']));
    const isUnknown = name === mutation.unknownParameter;
    return { name: isUnknown ? `no ${noun} has this ${key}` : `${articleOf(noun)} ${noun} exists`, params };
  });
}

/** The resource that a parameter identifies, and what it is identified by: `deviceId` a device by its id. */
function wordsOf(name: ParameterObject['name'], path: string): { readonly noun: string; readonly key: string } {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[^A-Za-z\d]+/g, ' ')
    .trim()
    .toLowerCase()
    .split(' ');
  const key = words.at(-1) ?? '';
  if (words.length > 1) return { noun: words.slice(0, -1).join(' '), key };
  const before = path
    .slice(0, path.indexOf(`{${name}}`))
    .split('/')
    .filter((segment) => /^\w+$/.test(segment));
  return { noun: singular(before.at(-1) ?? 'resource'), key: key === '' ? 'id' : key };
}

function singular(segment: string): string {
  const words = segment.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
  if (/ies$/.test(words)) return words.replace(/ies$/, 'y');
  return /(ss|us|is)$/.test(words) ? words : words.replace(/s$/, '');
}

function articleOf(noun: string): string {
  return /^[aeio]|^u(?!ser|ni|se)/.test(noun) ? 'an' : 'a';
}
