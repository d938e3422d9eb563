import { expect, expectTypeOf, test } from 'vitest';
import { command, commandCreate, error } from '../../generated/factories.ts';
import { commandCreateRequest, commandResponse, errorResponse } from '../../generated/schemas.ts';
import type { components } from '../../generated/types.ts';
import { createFactory } from './create-factory.ts';

type Command = components['schemas']['microsoft.graph.command'];

interface Book {
  title: string;
  subtitle?: string;
  author: { name: string; born?: { year: number } };
  tags: string[];
}

const book = createFactory<Book>({
  title: 'Emma',
  subtitle: 'A novel',
  author: { name: 'Jane', born: { year: 1775 } },
  tags: ['a', 'b'],
});

test('a factory makes bodies that fit their schema', () => {
  expect(command()).toEqual(expect.schemaMatching(commandResponse));
  expect(commandCreate({ Status: 'done' })).toEqual(expect.schemaMatching(commandCreateRequest));
  expect(error()).toEqual(expect.schemaMatching(errorResponse));
});

test('what a test gives is in the body, and all else is as the sample has it', () => {
  expect(command({ Status: 'done' })).toEqual({ ...command(), Status: 'done' });
});

test('objects in a body are changed one property at a time, and lists as a whole', () => {
  expect(book({ author: { born: { year: 1776 } }, tags: ['c'] })).toEqual({
    title: 'Emma',
    subtitle: 'A novel',
    author: { name: 'Jane', born: { year: 1776 } },
    tags: ['c'],
  });
});

test('an optional property that is undefined is left out', () => {
  expect(Object.keys(book({ subtitle: undefined, author: { born: undefined } }))).toEqual(['title', 'author', 'tags']);
  expect(book({ author: { born: undefined } }).author).toStrictEqual({ name: 'Jane' });
});

test('each body is a new one', () => {
  book().author.name = 'Charlotte';
  expect(book().author.name).toBe('Jane');
});

test('a property named as what every object inherits is one', () => {
  const make = createFactory<Record<string, unknown>>({ toString: 'text' });
  const body = make(JSON.parse('{"__proto__": {"a": 1}, "valueOf": 2}'));
  expect(JSON.stringify(body)).toBe('{"toString":"text","__proto__":{"a":1},"valueOf":2}');
  expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
});

test('a factory has the types of its schema', () => {
  expectTypeOf(command()).toEqualTypeOf<Command>();
  // @ts-expect-error a name that is not documented
  command({ status: 'done' });
  // @ts-expect-error a value of another type
  command({ Status: 5 });
  // @ts-expect-error a required property cannot be left out
  expect(book({ title: undefined })).not.toHaveProperty('title');
});
