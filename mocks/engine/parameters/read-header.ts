import { decodePathValue } from '../../../spec/standards/path-values.ts';
import type { MockRequest } from '../exchange.ts';
import type { ParameterReader } from '../mock-api.ts';
import { divideText, gatherPairs, readValues } from './parameter-values.ts';
import { queryPairs } from './read-query.ts';

/** Reads a header in the style `simple`: `1, 2`, and for an object `x,1,y,2`, exploded `x=1,y=2`. */
export const readHeader: ParameterReader = (parameter, { headers }) => {
  const text = headers.get(parameter.name);
  if (text === null) return [];
  const { explode } = parameter;
  return readValues(parameter, (form) => divideText(text.trim(), form, { delimiter: /,/, explode }));
};

/**
 * Reads a cookie in the style `form`: `a=1,2` for a list. Exploded, which OpenAPI says nothing about, it is several cookies, or
 * one whose parts have `&` between them as in a query.
 */
export const readCookie: ParameterReader = (parameter, request) => {
  const pairs = cookiePairs(request);
  const { name, explode } = parameter;
  if (!explode) {
    const text = pairs.find(([other]) => other === name)?.[1];
    if (text === undefined) return [];
    return readValues(parameter, (form) => divideText(text, form, { delimiter: /,|%2C/i }));
  }
  const all = pairs.flatMap(([other, text]) => queryPairs(`?${other}=${text}`));
  const decoded = all.map(([other, text]) => [other, decodePathValue(text)] as const);
  const whole = pairs.map(([other, text]) => [other, decodePathValue(text)] as const);
  return readValues(parameter, (form) => gatherPairs(parameter, form === 'scalar' ? whole : decoded, form));
};

/** The cookies of a request, their values not decoded. Some clients join several Cookie headers with a comma. */
export function cookiePairs({ headers }: MockRequest): readonly (readonly [name: string, text: string])[] {
  const cookies = (headers.get('cookie') ?? '').split(/;|, (?=[^\s=;,]+=)/);
  return cookies.flatMap((cookie) => {
    const [name = '', ...value] = cookie.trim().split('=');
    return name === '' ? [] : [[name, value.join('=').replace(/^"(.*)"$/, '$1')] as const];
  });
}
