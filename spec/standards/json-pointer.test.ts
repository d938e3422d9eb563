import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeToken, unescapeToken, valueAt } from './json-pointer.ts';

const oddName = fc.constantFrom(
  "it's",
  'a]b',
  'constructor',
  '__proto__',
  'length',
  '',
  '~1',
  '~0',
  '/',
  '%',
  '0',
  '-',
);
const name = fc.oneof(oddName, fc.string({ unit: 'binary' }));
const { tree: json } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>(null, 'text', 1, true),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.array(fc.tuple(name, tie('tree')), { maxLength: 3 }).map(Object.fromEntries),
  ),
}));

/** Each part of a value with the names that lead to it. */
function partsOf(value: unknown, names: readonly string[] = []): readonly (readonly [readonly string[], unknown])[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [[names, value], ...inner.flatMap(([key, part]) => partsOf(part, [...names, key]))];
}

function pointerOf(names: readonly string[]): string {
  return names.map((token) => `/${escapeToken(token)}`).join('');
}

describe('a JSON pointer', () => {
  test('a token gives its name back, and holds no slash', () => {
    fc.assert(
      fc.property(name, (text) => {
        expect(unescapeToken(escapeToken(text))).toBe(text);
        expect(escapeToken(text)).not.toContain('/');
      }),
    );
  });

  test('leads to each part of a value', () => {
    fc.assert(
      fc.property(json, (value) => {
        for (const [names, part] of partsOf(value)) expect(valueAt(value, pointerOf(names))).toBe(part);
      }),
    );
  });

  test('leads to nothing that is no part of the value', () => {
    fc.assert(
      fc.property(json, fc.array(name, { minLength: 1, maxLength: 3 }), (value, names) => {
        const pointer = pointerOf(names);
        if (!partsOf(value).some(([own]) => pointerOf(own) === pointer))
          expect(valueAt(value, pointer)).toBe(undefined);
      }),
    );
  });

  test.each(['/constructor', '/__proto__', '/list/length', '/text/0', '/list/01', '/none/at/all'])(
    '%s leads to nothing',
    (pointer) => {
      expect(valueAt({ list: [1], text: 'ab' }, pointer)).toBe(undefined);
    },
  );
});
