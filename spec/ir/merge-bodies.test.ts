import { describe, expect, it } from 'vitest';
import type { NamedType, Property, TypeRef } from './api-model.ts';
import type { DocumentedContent } from './document-model.ts';
import { eitherProperties, mergeContents } from './merge-bodies.ts';
import { componentName } from './named-types.ts';

const place = { page: 'a.md', span: { start: 0, end: 1 }, evidence: 'stated' } as const;
const text: TypeRef = { kind: 'primitive', type: 'string' };
const paper: TypeRef = { kind: 'named', name: 'paper' };
const property = (name: string, type: TypeRef, more: Partial<Property> = {}): Property => ({
  name,
  type,
  description: undefined,
  readOnly: false,
  required: false,
  nullable: false,
  place,
  ...more,
});
const types = (...named: readonly NamedType[]) => new Map(named.map((type) => [componentName(type.name), type]));
const namedType = (name: string, base: string | undefined, ...properties: readonly Property[]): NamedType => ({
  name,
  base,
  shape: { properties, open: true },
  description: undefined,
  place,
});

describe('the properties that either of two objects may have', () => {
  const either = (property: Property, other: Property) => eitherProperties([property, other]);

  it('are those of both', () => {
    expect(either(property('a', text), property('b', text))).toEqual([property('a', text), property('b', text)]);
  });

  it('keep what both say about a property, in the words of the first', () => {
    const colour = property('colour', { kind: 'enum', values: ['red'] }, { description: 'One page.' });
    expect(either(colour, { ...colour, description: 'Another.' })).toEqual([colour]);
  });

  it('say no more of a property than holds for both', () => {
    const red = property('kind', { kind: 'enum', values: ['red'] }, { description: 'A colour.', readOnly: true });
    expect(either(red, property('kind', { kind: 'enum', values: ['loud'] }))).toEqual([property('kind', text)]);
    expect(either(red, property('kind', { kind: 'primitive', type: 'integer' }))).toEqual([
      property('kind', { kind: 'any' }),
    ]);
    expect(either(property('kind', text), property('kind', text, { nullable: true }))).toEqual([
      property('kind', text, { nullable: true }),
    ]);
  });

  it('keep a format that both have', () => {
    const time: TypeRef = { kind: 'primitive', type: 'string', format: 'date-time' };
    const date: TypeRef = { kind: 'primitive', type: 'string', format: 'date' };
    const nullable = { nullable: true };
    expect(either(property('at', time), property('at', time, nullable))).toEqual([property('at', time, nullable)]);
    expect(either(property('at', time), property('at', date))).toEqual([property('at', text)]);
  });

  it('leave open what is in an object, which depends on the one it is part of', () => {
    const papers: TypeRef = { kind: 'collection', items: paper };
    expect(either(property('paper', paper), property('papers', papers))).toEqual([
      property('paper', { kind: 'any-object' }),
      property('papers', { kind: 'collection', items: { kind: 'any-object' } }),
    ]);
  });
});

describe('bodies for one thing', () => {
  const example = (value: unknown) => ({
    name: 'ok',
    example: { component: 'ok', summary: undefined, further: [], value, place },
  });
  const body = (type: TypeRef, ...values: readonly unknown[]): DocumentedContent => ({
    mediaType: 'application/json',
    type,
    examples: values.map(example),
  });
  const merge = (...contents: readonly DocumentedContent[]) => {
    const known = types(
      namedType('thing', undefined, property('id', text)),
      namedType('paper', 'thing', property('sheets', { kind: 'primitive', type: 'integer' })),
      namedType('book', 'thing', property('title', text)),
    );
    return mergeContents(contents, { types: known, typeProperty: '@type' });
  };
  const book: TypeRef = { kind: 'named', name: 'book' };

  it('of one type are of that type, with the examples of all by names of their own', () => {
    const [merged] = merge(body(paper, 1), body(paper, 2));
    expect(merged?.type).toEqual(paper);
    expect(merged?.examples.map(({ name, example: { value } }) => [name, value])).toEqual([
      ['ok', 1],
      ['ok2', 2],
    ]);
  });

  it('of several types are of any of them, with the properties that each has or inherits', () => {
    const [merged] = merge(body(paper), body(book), body(paper));
    expect(merged?.type).toMatchObject({ kind: 'alternatives', types: [paper, book], mapping: undefined });
    const names = merged?.type?.kind === 'alternatives' ? merged.type.properties.map(({ name }) => name) : [];
    expect(names).toEqual(['id', 'sheets', 'title']);
  });

  it('are told apart by the type that their examples name', () => {
    const [merged] = merge(body(paper, { '@type': '#paper' }), body(book, { '@type': '#book' }));
    expect(merged?.type).toMatchObject({
      mapping: [
        { value: '#paper', type: 'paper' },
        { value: '#book', type: 'book' },
      ],
    });
    const [ambiguous] = merge(body(paper, { '@type': '#thing' }), body(book, { '@type': '#thing' }));
    expect(ambiguous?.type).toMatchObject({ kind: 'alternatives', mapping: undefined });
  });

  it('that are collections are a collection of either', () => {
    const list = (items: TypeRef): TypeRef => ({
      kind: 'object',
      shape: { open: true, properties: [property('value', { kind: 'collection', items })] },
    });
    const [merged] = merge(body(list(paper)), body(list(book)));
    expect(merged?.type).toMatchObject({
      kind: 'object',
      shape: { properties: [{ name: 'value', type: { kind: 'collection', items: { types: [paper, book] } } }] },
    });
  });

  it('of different media types are kept side by side', () => {
    const picture: DocumentedContent = { mediaType: 'image/png', type: undefined, examples: [] };
    expect(merge(body(paper), picture).map(({ mediaType }) => mediaType)).toEqual(['application/json', 'image/png']);
  });
});
