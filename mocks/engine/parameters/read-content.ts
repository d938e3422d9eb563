import { decodePathValue } from '../../../spec/standards/path-values.ts';
import type { MockRequest } from '../exchange.ts';
import type { ParameterReader } from '../mock-api.ts';
import type { ReadableParameter } from './parameter-values.ts';
import { cookiePairs } from './read-header.ts';
import { queryPairs } from './read-query.ts';

/** Reads a parameter whose text is JSON. A text that is not stays a text, which its schema may refuse. */
export const readJsonParameter: ParameterReader = (parameter, request, values) => {
  const text = textOf(parameter, request, values);
  if (text === undefined) return [];
  try {
    return [JSON.parse(text)];
  } catch {
    return [text];
  }
};

/** Reads a parameter whose text is of another media type: whether it is there. */
export const readTextParameter: ParameterReader = (parameter, request, values) => {
  const text = textOf(parameter, request, values);
  return text === undefined ? [] : [text];
};

function textOf(
  { in: place, name, position = 0 }: ReadableParameter,
  request: MockRequest,
  values: readonly string[],
): string | undefined {
  if (place === 'header') return request.headers.get(name) ?? undefined;
  const pairs = place === 'query' ? queryPairs(request.target) : cookiePairs(request);
  const text = place === 'path' ? values[position] : pairs.find(([other]) => other === name)?.[1];
  return text === undefined ? undefined : decodePathValue(text);
}
