import { decodePathValue } from '../../../spec/standards/path-values.ts';
import type { ParameterReader } from '../mock-api.ts';
import { divideText, gatherPairs, readValues, type Texts } from './parameter-values.ts';

/** Reads a query parameter in the style `form`, exploded: `a=1&a=2` for a list, `x=1&y=2` for an object. */
export const readQuery: ParameterReader = (parameter, { target }) => {
  const pairs = queryPairs(target).map(([name, text]) => [name, decodePathValue(text)] as const);
  return readValues(parameter, (form) => gatherPairs(parameter, pairs, form));
};

/**
 * Reads a query parameter whose value is one text with delimiters: `a=1,2`. Clients that encode a whole query encode commas
 * too, and most servers decode them first.
 */
export const readDelimitedQuery: ParameterReader = (parameter, { target }) => {
  const text = queryPairs(target).find(([name]) => name === parameter.name)?.[1];
  if (text === undefined) return [];
  return delimiters[parameter.delimiter ?? ','].flatMap((delimiter) =>
    readValues(parameter, (form) => divideText(text, form, { delimiter })),
  );
};

const delimiters = { ',': [/,|%2C/i, /,/], ' ': [/ |%20/], '|': [/\||%7C/i] } as const;

/**
 * Reads a query parameter in the style `deepObject`: `filter[status]=new`. Objects in objects and lists, which OpenAPI leaves
 * open, are read as servers usually do: `filter[tags][]=a`, `filter[tags][0]=a`, `filter[tags]=a&filter[tags]=b`.
 */
export const readDeepQuery: ParameterReader = (parameter, { target }) => {
  const root: Branch = { texts: [], inner: new Map() };
  for (const [name, text] of queryPairs(target)) {
    const rest = name.startsWith(parameter.name) ? name.slice(parameter.name.length) : undefined;
    if (rest === undefined || !/^(\[[^[\]]*\])*$/.test(rest)) continue;
    let branch = root;
    for (const [, key = ''] of rest.matchAll(/\[([^[\]]*)\]/g)) {
      const step = key === '' ? String(branch.inner.size) : key;
      const next = branch.inner.get(step) ?? { texts: [], inner: new Map() };
      branch.inner.set(step, next);
      branch = next;
    }
    branch.texts.push(decodePathValue(text));
  }
  return readValues(parameter, (form) => {
    const [first] = root.texts;
    if (form === 'scalar') return first;
    if (root.inner.size > 0) return textsOf(root);
    return form === 'array' && root.texts.length > 0 ? root.texts : first;
  });
};

/** What stands under a name: the texts of the name itself, and those of the names in brackets after it. */
interface Branch {
  readonly texts: string[];
  readonly inner: Map<string, Branch>;
}

function textsOf({ texts, inner }: Branch): Texts {
  if (inner.size === 0) return texts.length > 1 ? texts : (texts[0] ?? '');
  return new Map([...inner].map(([name, branch]) => [name, textsOf(branch)]));
}

/** The pairs of a query in their order: the names decoded, the values as they are, with `+` as a blank. */
export function queryPairs(target: string): readonly (readonly [name: string, text: string])[] {
  const query = /\?([^#]*)/.exec(target)?.[1] ?? '';
  return query.split('&').flatMap((pair) => {
    const [name = '', ...value] = pair.replaceAll('+', '%20').split('=');
    return pair === '' ? [] : [[decodePathValue(name), value.join('=')] as const];
  });
}
