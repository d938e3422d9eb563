import { fullFormats } from 'ajv-formats/dist/formats.js';
import { isEqual } from '../../standards/json-equality.ts';
import { formats } from '../../standards/json-formats.ts';
import type { JsonSchema } from '../document.ts';
import { isObject } from '../json-form.ts';

/** The keywords that a value by itself does not fit, with what is wrong. */
export function* valueErrors(
  schema: JsonSchema,
  value: unknown,
): Generator<readonly [keyword: string, message: string]> {
  if (schema.type !== undefined) {
    const types = [schema.type].flat();
    if (!types.some((type) => isOfType(type, value))) yield ['type', `must be ${types.join(' or ')}`];
  }
  if (schema.enum !== undefined && !schema.enum.some((allowed) => isEqual(allowed, value))) {
    yield ['enum', `must be one of ${schema.enum.map(String).join(', ')}`];
  }
  if ('const' in schema && !isEqual(schema.const, value)) yield ['const', `must be ${JSON.stringify(schema.const)}`];
  if (typeof value === 'number') yield* numberErrors(schema, value);
  if (typeof value === 'string') yield* textErrors(schema, value);
  if (Array.isArray(value)) {
    yield* lengthErrors(schema.minItems, schema.maxItems, value.length, ['minItems', 'maxItems', 'items']);
    const isRepeated = (item: unknown, at: number) => value.slice(0, at).some((other) => isEqual(other, item));
    if (schema.uniqueItems === true && value.some(isRepeated)) yield ['uniqueItems', 'must not have an item twice'];
  }
  if (isObject(value)) {
    const count = Object.keys(value).length;
    yield* lengthErrors(schema.minProperties, schema.maxProperties, count, [
      'minProperties',
      'maxProperties',
      'properties',
    ]);
  }
  if (schema.format !== undefined && !hasFormat(schema.format, value)) {
    yield ['format', `must have the format ${schema.format}`];
  }
}

function* numberErrors(schema: JsonSchema, value: number): Generator<readonly [string, string]> {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (minimum !== undefined && value < minimum) yield ['minimum', `must be at least ${minimum}`];
  if (maximum !== undefined && value > maximum) yield ['maximum', `must be at most ${maximum}`];
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) {
    yield ['exclusiveMinimum', `must be greater than ${exclusiveMinimum}`];
  }
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) {
    yield ['exclusiveMaximum', `must be less than ${exclusiveMaximum}`];
  }
  if (multipleOf !== undefined && !Number.isInteger(value / multipleOf)) {
    yield ['multipleOf', `must be a multiple of ${multipleOf}`];
  }
}

function* textErrors(schema: JsonSchema, value: string): Generator<readonly [string, string]> {
  yield* lengthErrors(schema.minLength, schema.maxLength, value.length, ['minLength', 'maxLength', 'characters']);
  if (schema.pattern !== undefined && !expression(schema.pattern).test(value)) {
    yield ['pattern', `must match ${schema.pattern}`];
  }
}

function* lengthErrors(
  least: number | undefined,
  most: number | undefined,
  length: number,
  [leastName, mostName, what]: readonly [string, string, string],
): Generator<readonly [string, string]> {
  if (least !== undefined && length < least) yield [leastName, `must have at least ${least} ${what}`];
  if (most !== undefined && length > most) yield [mostName, `must have at most ${most} ${what}`];
}

const expressions = new Map<string, RegExp>();

/** A pattern as validators use it: Unicode, found anywhere in a text. */
export function expression(pattern: string): RegExp {
  const known = expressions.get(pattern) ?? new RegExp(pattern, 'u');
  expressions.set(pattern, known);
  return known;
}

const allFormats: Readonly<Record<string, unknown>> = { ...fullFormats, ...formats };

/** Whether a value has a format; of a format that is not known, or that is none of its type, it has. */
function hasFormat(name: string, value: unknown): boolean {
  const format = Object.hasOwn(allFormats, name) ? allFormats[name] : undefined;
  if (format instanceof RegExp) return typeof value !== 'string' || format.test(value);
  if (typeof format === 'function') return typeof value !== 'string' || Boolean(format(value));
  if (!isObject(format) || typeof format.validate !== 'function') return true;
  const isItsType = format.type === 'number' ? typeof value === 'number' : typeof value === 'string';
  return !isItsType || Boolean(format.validate(value));
}

function isOfType(type: string, value: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'number') return Number.isFinite(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  return type === 'null' ? value === null : typeof value === type;
}
