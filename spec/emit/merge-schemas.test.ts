import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../openapi/document.ts';
import { eitherProperties, propertiesOf } from './merge-schemas.ts';

const text: JsonSchema = { type: 'string' };
const paper: JsonSchema = { type: 'object', properties: { sheets: { type: 'integer' } } };
const lookUp = (reference: string) => (reference === '#/paper' ? paper : undefined);

describe('the properties that either of two objects may have', () => {
  it('are those of both', () => {
    expect(eitherProperties({ a: text }, { b: text }, lookUp)).toEqual({ a: text, b: text });
  });

  it('keep what both say of a property', () => {
    const color: JsonSchema = { type: 'string', enum: ['red'], description: 'One page.' };
    expect(eitherProperties({ color }, { color: { ...color, description: 'Another.' } }, lookUp)).toEqual({ color });
  });

  it('say no more of a property than holds for both', () => {
    const one: JsonSchema = { type: 'string', enum: ['red'], 'x-doc-source': { page: 'a.md', line: 1 } };
    const other: JsonSchema = { type: 'string', enum: ['loud'] };
    const source = one['x-doc-source'];
    expect(eitherProperties({ kind: one }, { kind: other }, lookUp)).toEqual({
      kind: { type: 'string', 'x-doc-source': source },
    });
    expect(eitherProperties({ kind: one }, { kind: { type: 'integer' } }, lookUp)).toEqual({
      kind: { 'x-doc-source': source },
    });
  });

  it('keep a format that both have', () => {
    const time: JsonSchema = { type: 'string', format: 'date-time' };
    expect(eitherProperties({ at: time }, { at: { ...time, enum: [] } }, lookUp)).toEqual({ at: time });
    expect(eitherProperties({ at: time }, { at: { type: 'string', format: 'date' } }, lookUp)).toEqual({ at: text });
  });

  it('leave open what is in an object, which depends on the one it is part of', () => {
    const object: JsonSchema = { type: 'object', additionalProperties: true };
    const pages: JsonSchema = { type: 'array', items: { $ref: '#/paper' } };
    expect(eitherProperties({ paper: { $ref: '#/paper' }, pages }, { paper }, lookUp)).toEqual({
      paper: object,
      pages: { type: 'array', items: object },
    });
  });
});

describe('all properties of a schema', () => {
  it('are its own, those of its parts, and those of what it refers to', () => {
    const schema: JsonSchema = { allOf: [{ $ref: '#/paper' }, { properties: { a: text } }], properties: { b: text } };
    expect(propertiesOf(schema, lookUp)).toEqual({ sheets: { type: 'integer' }, a: text, b: text });
  });
});
