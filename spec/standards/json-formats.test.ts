import { fullFormats } from 'ajv-formats/dist/formats.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formats } from './json-formats.ts';

/** What ajv-formats says, which Prism goes by. */
function reference(name: keyof typeof formats, value: string | number): boolean {
  const format = fullFormats[name];
  const check = typeof format === 'object' && 'validate' in format ? format.validate : format;
  if (typeof check === 'function') return Boolean((check as (value: string | number) => boolean)(value));
  throw new Error(`ajv-formats does not check ${name} by a function`);
}

function ours(name: keyof typeof formats, value: string | number): boolean {
  const format = formats[name];
  const check = typeof format === 'object' ? format.validate : format;
  return (check as (value: string | number) => boolean)(value);
}

const times = [
  '12:00:00Z',
  '23:59:60Z',
  '23:59:60+01:00',
  '00:59:60+01:00',
  '12:00:60Z',
  '24:00:00Z',
  '1:00:00Z',
  '12:00:00',
  '12:00:00.123z',
  '12:00:00+25:00',
  '12:00:00-0530',
  '12:00:00+05',
];
const dates = [
  '2024-02-29',
  '2023-02-29',
  '1900-02-29',
  '2000-02-29',
  '2024-13-01',
  '2024-00-10',
  '2024-04-31',
  '2024-1-1',
  '',
  'x',
];

describe('formats say what ajv-formats says', () => {
  test.each(dates)('date %j', (text) => expect(ours('date', text)).toBe(reference('date', text)));
  test.each(times)('time %j', (text) => expect(ours('time', text)).toBe(reference('time', text)));

  test.each(dates.flatMap((date) => times.map((time) => `${date}T${time}`)))('date-time %j', (text) => {
    expect(ours('date-time', text)).toBe(reference('date-time', text));
  });

  test.each(['AAAA', 'AAA=', 'AA==', 'A===', 'AAA', 'AA=A', 'A A=', ''])('byte %j', (text) => {
    expect(ours('byte', text)).toBe(reference('byte', text));
  });

  test.each([2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, 0, 0.5, 1e300])('numbers %d', (value) => {
    for (const name of ['int32', 'int64', 'float', 'double'] as const) {
      expect(ours(name, value), name).toBe(reference(name, value));
    }
  });

  test('on any date and time', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (date) => {
        const text = date.toISOString();
        expect(ours('date-time', text)).toBe(reference('date-time', text));
      }),
    );
  });
});

test.each([
  ['https://example.com/a?b#c', true],
  ['urn:uuid:1', true],
  ['example.com', false],
  ['http://[', false],
])('uri %j is %j', (text, valid) => expect(ours('uri', text)).toBe(valid));
