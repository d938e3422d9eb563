import { expect, test } from 'vitest';
import { readTypeText } from './type-text.ts';

const text = { kind: 'primitive', type: 'string' };
const whole = { kind: 'primitive', type: 'integer' };
const list = (items: object) => ({ kind: 'collection', items });

test.each([
  ['string: <required>', text],
  ['string, optional', text],
  ['type: string', text],
  ['bool: false', { kind: 'primitive', type: 'boolean' }],
  ['int: 0', whole],
  ['float: 0.0', { kind: 'primitive', type: 'number' }],
  ['list: ["email", "hostname"]', list({ kind: 'any' })],
  ['array<string>: nil', list(text)],
  ['list of strings: []', list(text)],
  ['[]string: read-only,issuing-certificates', list(text)],
  ['map<string|string>: nil', { kind: 'any-object' }],
  ['key-value-map: {}', { kind: 'any-object' }],
  ['comma-delimited string: ""', text],
  ['Rhyme: <required>', { kind: 'any' }],
])('(%s) is a type', (written, type) => {
  expect(readTypeText(written).type).toEqual(type);
});

test.each(['integer: 0 or string: ""', 'int or string: <optional>', 'string/int', 'duration: "30s"'])(
  '(%s) is text or a number',
  (written) => {
    const { type } = readTypeText(written);
    expect(type.kind === 'alternatives' && new Set(type.types)).toEqual(new Set([text, whole]));
  },
);

test.each([
  ['string: <required>', true],
  ['string, required', true],
  ['string: <optional>', false],
  ['string, not required but recommended', false],
  ['string: "" <required - if generate is true>', false],
])('(%s) is required: %s', (written, required) => {
  expect(readTypeText(written).required).toBe(required);
});

test('a default is what the page writes, without quotes; nil and an empty text are none', () => {
  const defaults = [
    'string: "24h"',
    'int: 30',
    'bool: false',
    'array<string>: nil',
    'string: ""',
    'string: <required>',
  ];
  expect(defaults.map((written) => readTypeText(written).default)).toEqual([
    '24h',
    '30',
    'false',
    undefined,
    undefined,
    undefined,
  ]);
});
