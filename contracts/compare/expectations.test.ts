import { describe, expect, test } from 'vitest';
import { messages } from './notes.fixture.ts';

const regex = (pattern: string) => ({ match: 'regex', regex: pattern });

describe('an exact value is warned of:', () => {
  test('an id by equality, which the service sets', async () => {
    expect(
      await messages({
        body: { id: '17', Title: 'x' },
        rules: { $: { match: 'type' }, '$.id': { match: 'equality' } },
      }),
    ).toEqual(['warning response.body $.id: expects exactly "17", which the service sets: match it by its type']);
  });

  test('a text without a matcher', async () => {
    expect(await messages({ body: { Title: 'My note' }, rules: {} })).toEqual([
      'warning response.body $.Title: expects exactly "My note", and the document allows any string: match it by its type',
    ]);
  });

  test('many, as one mistake', async () => {
    const body = { id: '1', Title: 'x', Number: '2', Size: 3, Tags: ['a', 'b'] };
    expect(await messages({ body, rules: {} })).toEqual([
      'warning response.body $: expects exact values at $.id, $.Title, $.Number and 2 more places, where the document states types: match them by their types',
    ]);
  });

  test('the code of an error response that is decided and not binding', async () => {
    expect(await messages({ status: 400, body: { code: 'badNote' }, rules: {} })).toEqual([
      'warning response.body $.code: expects exactly "badNote", which is decided and not binding: match it by its type',
    ]);
    expect(await messages({ status: 422, body: { code: 'other' }, rules: {} })).toEqual([
      'warning response.body $.code: expects exactly "other", and the document allows any string: match it by its type',
    ]);
  });

  test('a header without a matcher', async () => {
    expect(await messages({ headers: { 'Retry-After': '2' } })).toEqual([
      'warning response.headers.retry-after: expects exactly "2", and the document allows other values: match it by a regular expression',
    ]);
  });

  test('not a value that is the only one, nor a code that is stated or binding', async () => {
    expect(await messages({ body: { Kind: 'note' }, rules: {} })).toEqual([]);
    expect(await messages({ status: 409, body: { code: 'badNote' }, rules: {} })).toEqual([]);
    expect(await messages({ status: 422, body: { code: 'badNote' }, rules: {} })).toEqual([]);
  });
});

describe('a narrow matcher is warned of:', () => {
  test.each<[name: string, path: string, value: unknown, matcher: object, message: string]>([
    ['digits for any text', '$.Title', '1', regex('^[0-9]+$'), 'the regular expression ^[0-9]+$ refuses "Title value"'],
    ['digits for an id', '$.id', '1', regex('^[0-9]+$'), 'the regular expression ^[0-9]+$ refuses "text"'],
    [
      'letters alone',
      '$.id',
      'a',
      regex('(?i)^[A-Z]+$'),
      'the regular expression (?i)^[A-Z]+$ refuses "Text 2: a-b_c.d"',
    ],
    [
      'some members of an enumeration',
      '$.State',
      'open',
      regex('^open$'),
      'the regular expression ^open$ refuses "done"',
    ],
    [
      'times without an offset',
      '$.Made',
      '2020-01-01T00:00:00Z',
      regex('Z$'),
      'the regular expression Z$ refuses "2024-12-31T23:59:59.123+02:00"',
    ],
    ['whole numbers for a number', '$.Weight', 1, { match: 'integer' }, 'the matcher integer refuses 1.5'],
    ['a part of a text', '$.Title', 'a', { match: 'include', value: 'a' }, 'the text "a" refuses "text"'],
    ['dates for any text', '$.id', '2020-01-01', { match: 'date' }, 'the matcher date refuses "text"'],
  ])('%s', async (_, path, value, matcher, message) => {
    const body = { Title: 'x', [path.slice(2)]: value };
    const found = await messages({ body, rules: { $: { match: 'type' }, [path]: matcher } });
    expect(found).toEqual([`warning response.body ${path}: ${message}, which the document allows`]);
  });

  test('a media type without parameters', async () => {
    const headerRules = { 'Content-Type': { matchers: [regex('^application/json$')] } };
    expect(await messages({ headerRules })).toEqual([
      'warning response.headers.content-type: the regular expression ^application/json$ refuses "application/json; charset=utf-8", which the document allows',
    ]);
  });

  test('one that no documented value matches is an error', async () => {
    const rules = { $: { match: 'type' }, '$.State': regex('^(new|old)$') };
    expect(await messages({ body: { State: 'open' }, rules })).toEqual([
      'error response.body $.State: the regular expression ^(new|old)$ matches none of the documented values',
    ]);
  });

  test('not one as wide as the document', async () => {
    const body = { id: '1', State: 'open', Size: 1, Made: '2020-01-01T00:00:00Z', Key: 'a' };
    const rules = {
      $: { match: 'type' },
      '$.id': regex('.+'),
      '$.State': regex('^(open|done)$'),
      '$.Size': { match: 'integer' },
      '$.Made': { match: 'datetime' },
      '$.Key': regex('^[a-z]+$'),
    };
    const headerRules = { 'retry-after': { matchers: [regex('^\\d+$')] } };
    expect(await messages({ body, rules, headers: { 'Retry-After': '2' }, headerRules })).toEqual([]);
  });

  test('not one whose time doubles with each character that it does not match', async () => {
    const rules = { $: { match: 'type' }, '$.Title': regex('^([a-z]+)+!$') };
    expect(await messages({ body: { Title: 'x!' }, rules })).toEqual([]);
  });

  test('not one that JavaScript cannot read', async () => {
    const rules = { $: { match: 'type' }, '$.Title': regex('^(?P<a>[0-9]+)$') };
    expect(await messages({ body: { Title: '1' }, rules })).toEqual([]);
  });
});
