import { describe, expect, it } from 'vitest';
import type { TypeRef } from '../../../ir/api-model.ts';
import { readJson } from '../../../source/located-json.ts';
import { agreedName, asManyAsShown } from './reconcile.ts';

it.each([
  ['Title', 'title', 'title'],
  ['title', 'Title', 'title'],
  ['webURL', 'webUrl', 'webUrl'],
  ['Weburl', 'webUrl', 'webUrl'],
  ['title', 'title', undefined],
  ['title', 'titles', undefined],
])('a table with %s and JSON with %s agree on %s', (table, json, agreed) => {
  expect(agreedName(table, json)).toBe(agreed);
});

const text: TypeRef = { kind: 'primitive', type: 'string' };
const texts: TypeRef = { kind: 'collection', items: text };

function samplesOf(...values: readonly string[]) {
  return values.flatMap((value) => {
    const reading = readJson({ page: 'page.md', text: value, span: { start: 0, end: value.length } });
    return reading.ok ? [reading.json] : [];
  });
}

describe('a type has as many values as its samples show', () => {
  it('a list, where all that are not null are lists', () => {
    expect(asManyAsShown(text, samplesOf('["a"]', 'null', '[]'))).toEqual(texts);
  });

  it('one, where none is a list', () => {
    expect(asManyAsShown(texts, samplesOf('"a"', 'null'))).toEqual(text);
  });

  it('as it is stated, where samples differ, agree with it, or show nothing', () => {
    expect(asManyAsShown(text, samplesOf('["a"]', '"a"'))).toBeUndefined();
    expect(asManyAsShown(texts, samplesOf('["a"]', '"a"'))).toBeUndefined();
    expect(asManyAsShown(text, samplesOf('"a"'))).toBeUndefined();
    expect(asManyAsShown(texts, samplesOf('null'))).toBeUndefined();
  });
});
