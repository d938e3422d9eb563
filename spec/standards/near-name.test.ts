import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, nearName } from './near-name.ts';

const letters = fc.constantFrom('a', 'b', 'c');

interface Slip {
  readonly kind: 'in' | 'out' | 'change';
  readonly at: number;
  readonly letter: string;
}

function makeSlip(text: string, { kind, at, letter }: Slip): string {
  const place = at % (text.length + 1);
  const [before, here, after] = [text.slice(0, place), text.slice(place, place + 1), text.slice(place + 1)];
  switch (kind) {
    case 'in':
      return before + letter + here + after;
    case 'out':
      return before + after;
    case 'change':
      return before + letter + after;
  }
}

describe('the edits between two texts', () => {
  test.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['kitten', 'sitting', 3],
    ['title', 'titel', 2],
    ['flaw', 'lawn', 2],
    ['漢字🎉', '漢🎉', 1],
  ])('of %o and %o are %i', (from, to, edits) => {
    expect(editDistance(from, to)).toBe(edits);
  });

  test('are as many in both directions, and none for equal texts alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, other) => {
        expect(editDistance(text, other)).toBe(editDistance(other, text));
        expect(editDistance(text, other) === 0).toBe(text === other);
      }),
    );
  });

  test('are one for a letter put in, taken out or changed', () => {
    const slip = fc.record({ kind: fc.constantFrom('in', 'out', 'change'), at: fc.nat(), letter: letters });
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 8 }), slip, (text, made) => {
        const slipped = makeSlip(text, made);
        expect(editDistance(text, slipped)).toBe(slipped === text ? 0 : 1);
      }),
    );
  });
});

describe('the near name', () => {
  test.each([
    ['Title', ['name', 'title'], 'title'],
    ['display_name', ['displayName'], 'displayName'],
    ['titles', ['totals', 'title'], 'title'],
    ['id', ['ID', 'ip'], 'ID'],
    ['id', ['ip'], undefined],
    ['payload', ['permission'], undefined],
    ['payload', [], undefined],
  ])('of %o among %o is %o', (name, others, near) => {
    expect(nearName(name, others)).toBe(near);
  });

  test('of a name of a megabyte is found at once', () => {
    const begin = performance.now();
    expect(nearName('x'.repeat(1e6), ['payload', 'title'])).toBe(undefined);
    expect(performance.now() - begin).toBeLessThan(500);
  });
});

describe('editDistance', () => {
  test.each([
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
    ['abc', 'abc', 0],
  ])('of %j and %j is %i', (from, to, edits) => {
    expect(editDistance(from, to)).toBe(edits);
  });

  test('is not counted beyond what is enough', () => {
    expect(editDistance('a'.repeat(100), 'b'.repeat(100), 3)).toBe(3);
  });
});
