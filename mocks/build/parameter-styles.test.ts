import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonSchema, OpenApiDocument, ParameterObject, ParameterStyle } from '../../spec/openapi/document.ts';
import { readOperations } from '../../spec/openapi/operations.ts';
import { cookieText, headerText, parameterPairs, pathText, queryText } from '../../spec/openapi/parameter-text.ts';
import { mockRequest } from '../engine/mock-request.fixture.ts';
import { describeParameters } from './build-parameters.ts';

/** Texts of every kind, but for those that HTTP or a style cannot hold. */
const anyText = fc.string({ unit: 'binary' }).map((text) => text.toWellFormed());
const word = fc.stringMatching(/^[\w-]{1,8}$/);
const headerValue = fc.stringMatching(/^[\w-]([\w -]{0,8}[\w-])?$/);
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);

interface Style {
  readonly place: ParameterObject['in'];
  readonly style: ParameterStyle;
  readonly explode: boolean;
  /** The texts that the style can tell from its own signs. */
  readonly texts: fc.Arbitrary<string>;
}

const withoutPoints = word;
const styles: readonly Style[] = [
  { place: 'path', style: 'simple', explode: false, texts: anyText },
  { place: 'path', style: 'simple', explode: true, texts: anyText },
  { place: 'path', style: 'label', explode: false, texts: withoutPoints },
  { place: 'path', style: 'label', explode: true, texts: withoutPoints },
  { place: 'path', style: 'matrix', explode: false, texts: anyText },
  { place: 'path', style: 'matrix', explode: true, texts: anyText },
  { place: 'query', style: 'form', explode: false, texts: anyText },
  { place: 'query', style: 'form', explode: true, texts: anyText },
  { place: 'query', style: 'spaceDelimited', explode: false, texts: anyText.map((text) => text.replaceAll(' ', '_')) },
  { place: 'query', style: 'pipeDelimited', explode: false, texts: anyText.map((text) => text.replaceAll('|', '_')) },
  { place: 'query', style: 'deepObject', explode: true, texts: anyText },
  { place: 'header', style: 'simple', explode: false, texts: headerValue },
  { place: 'header', style: 'simple', explode: true, texts: headerValue },
  { place: 'cookie', style: 'form', explode: false, texts: anyText.map((text) => text.replaceAll(',', '_')) },
  { place: 'cookie', style: 'form', explode: true, texts: anyText.map((text) => text.replaceAll('&', '_')) },
];

/** What the mock reads of a value that is written in a style; the likeliest reading comes last. */
function readWritten({ place, style, explode }: Style, schema: JsonSchema, value: unknown): readonly unknown[] {
  const stated: ParameterObject = { name: 'value', in: place, required: true, style, explode, schema };
  const document: OpenApiDocument = {
    openapi: '3.1.0',
    info: { title: 'Styles', version: '1' },
    paths: { '/{value}': { get: { operationId: 'get', parameters: [stated], responses: {} } } },
  };
  const [operation = expect.unreachable()] = readOperations(document);
  const [written = expect.unreachable()] = operation.parameters;
  const [described = expect.unreachable()] = describeParameters(document, operation, () => true);
  const pairs = place === 'query' || place === 'cookie' ? parameterPairs(written, value) : [];
  const headers = {
    ...(place === 'header' && { value: headerText(written, value) }),
    ...(place === 'cookie' && { cookie: cookieText(pairs) }),
  };
  const target = place === 'query' ? `/?${queryText(pairs)}` : '/';
  return described.read(
    described,
    mockRequest('GET', target, headers),
    place === 'path' ? [pathText(written, value)] : [],
  );
}

function holds<T>(values: fc.Arbitrary<T>, check: (value: T) => void): void {
  const property = fc.property(values, (value) => {
    check(value);
  });
  fc.assert(property);
}

describe.each(
  styles.map((style) => [`${style.style}${style.explode ? ', exploded,' : ''} in the ${style.place}`, style] as const),
)('%s: what is written is read', (_, style) => {
  const { texts } = style;
  const isScalar = style.style !== 'spaceDelimited' && style.style !== 'pipeDelimited';

  test.runIf(isScalar)('for a text', () => {
    const schema: JsonSchema = { type: 'string', minLength: 0, pattern: '' };
    holds(texts, (text) => expect(readWritten(style, schema, text)).toContainEqual(text));
  });

  test.runIf(isScalar)('for a number and a boolean', () => {
    holds<number | boolean>(fc.oneof(number, fc.boolean()), (value) => {
      const schema: JsonSchema = { type: typeof value };
      expect(readWritten(style, schema, value).at(-1)).toBe(value);
    });
  });

  test('for a list of texts', () => {
    const schema: JsonSchema = { type: 'array', items: { type: 'string' } };
    const lists = fc.array(texts, { minLength: 1, maxLength: 5 });
    holds(lists, (list) => expect(readWritten(style, schema, list)).toContainEqual(list));
  });

  test('for a list of integers', () => {
    const schema: JsonSchema = { type: 'array', items: { type: 'integer' } };
    const lists = fc.array(fc.maxSafeInteger(), { minLength: 1, maxLength: 5 });
    holds(lists, (list) => expect(readWritten(style, schema, list).at(-1)).toEqual(list));
  });

  test('for an object', () => {
    const properties: JsonSchema['properties'] = {
      text: { type: 'string' },
      count: { type: 'integer' },
      isNew: { type: 'boolean' },
      ofBoth: { type: ['integer', 'null'] },
    };
    const objects = fc.record(
      { text: texts, count: fc.maxSafeInteger(), isNew: fc.boolean(), ofBoth: fc.option(fc.maxSafeInteger()) },
      { requiredKeys: ['count'] },
    );
    holds(objects, (object) => {
      expect(readWritten(style, { type: 'object', properties }, object)).toContainEqual(object);
    });
  });

  test('for an object of any names', () => {
    const schema: JsonSchema = { type: 'object', additionalProperties: { type: 'integer' } };
    const objects = fc.dictionary(word, fc.maxSafeInteger(), { minKeys: 1, maxKeys: 4 });
    holds(objects, (object) => expect(readWritten(style, schema, object)).toContainEqual({ ...object }));
  });
});
