import { describe, expect, it } from 'vitest';
import { representedType, typeOfTexts } from './infer-types.ts';

const text = { kind: 'primitive', type: 'string' };
const time = { kind: 'primitive', type: 'string', format: 'date-time' };

describe('texts in samples', () => {
  it.each([
    [['2020-03-01T10:00:00Z', '2020-03-01T10:00:00.5+01:00'], time],
    [['2020-03-01', '2020-03-01T10:00:00Z'], text],
    [['P1DT2H'], { ...text, format: 'duration' }],
    [['P2W'], { ...text, format: 'duration' }],
    [['P'], text],
    [['0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0'], { ...text, format: 'uuid' }],
    [['String (timestamp)', 'String (timestamp)'], time],
    [['String (timestamp)', 'Buy milk'], text],
    [['Int32'], text],
  ])('%j are of the type that their form tells', (texts, type) => {
    expect(typeOfTexts(texts)).toEqual(type);
  });
});

describe('texts in a JSON representation', () => {
  it.each([
    ['String (timestamp)', time],
    ['Int32', { kind: 'primitive', type: 'integer', format: 'int32' }],
    ['view | edit | view', { kind: 'enum', values: ['view', 'edit'] }],
    ['Buy milk', text],
    ['2020-03-01T10:00:00Z', time],
  ])('%s stands for its type', (text, type) => {
    expect(representedType([text])).toEqual(type);
  });
});
