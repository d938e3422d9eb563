import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redact } from './redact.ts';

const token = 'aB3+/"<ü🎉>&\'x=';

const spellings: readonly (readonly [name: string, write: (text: string) => string])[] = [
  ['plain', (text) => text],
  ['percent-encoded', encodeURIComponent],
  ['percent-encoded in capitals and small letters', (text) => encodeURIComponent(text).toLowerCase()],
  ['in JSON', (text) => JSON.stringify(text)],
  ['in JSON within JSON', (text) => JSON.stringify(JSON.stringify(text))],
  ['escaped as \\u', (text) => text.replace(/./gs, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)],
  ['with HTML entities', (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')],
  ['with numbered entities', (text) => text.replace(/./gsu, (letter) => `&#${letter.codePointAt(0)};`)],
  [
    'with hexadecimal entities',
    (text) => text.replace(/./gsu, (letter) => `&#x0${letter.codePointAt(0)?.toString(16)};`),
  ],
];

describe('a secret is put out of texts', () => {
  test.each(spellings)('%s', (_, write) => {
    expect(redact({ body: [`before ${write(token)} after`] }, [token]).body[0]).toMatch(
      /^before "*\\*"*\[token\].* after$/,
    );
  });

  test('in Base64, alone and within other bytes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary-ascii', minLength: 6 }),
        fc.string(),
        fc.string(),
        (secret, before, after) => {
          for (const encoding of ['base64', 'base64url'] as const) {
            const redacted = redact(Buffer.from(before + secret + after).toString(encoding), [secret]);
            expect(redacted).toContain('[token]');
          }
        },
      ),
    );
  });

  test('whatever it holds, and with others that it holds', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (one, other) => {
        expect(redact(`${one}${other}`, [one, one + other])).toBe('[token]');
      }),
    );
  });
});

test('what is no secret stays as it is', () => {
  const data = { a: ['Bearer', 7, null, { path: '/a' }], body: 'aB3' };
  expect(redact(data, [token, ''])).toEqual(data);
  expect(redact(data, [])).toBe(data);
});
