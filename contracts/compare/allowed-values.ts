import type { Content } from '../../spec/openapi/operations.ts';
import type { FlatSchema } from '../../spec/openapi/schema.ts';
import { isExplosive } from '../../spec/openapi/values/pattern-cost.ts';
import { valueAtPath } from '../../spec/standards/json-path.ts';

/** A matcher of any Pact version. */
export interface ReadMatcher {
  readonly match: string;
  readonly regex?: unknown;
  readonly value?: unknown;
}

/** Values of the formats that OpenAPI and JSON Schema define, as different as the format allows. */
const ofFormat: Readonly<Record<string, readonly string[]>> = {
  'date-time': ['2020-01-01T00:00:00Z', '2024-12-31T23:59:59.123+02:00'],
  date: ['2020-01-01'],
  time: ['00:00:00Z'],
  uuid: ['00000000-0000-4000-8000-000000000000', 'ABCDEF01-2345-4789-ABCD-EF0123456789'],
  uri: ['https://example.com/', 'http://example.com:8080/a/b?c=d#e'],
};

/** Values that a schema allows, enough to see whether a matcher is narrower; none where the schema says too little. */
export function allowedValues(
  { type, enum: members, format, minimum }: FlatSchema,
  pattern: string | undefined,
  shown: readonly unknown[],
): readonly unknown[] {
  if (members !== undefined) return members.filter((member) => member !== null);
  switch (type) {
    case 'boolean':
      return [true, false];
    case 'integer':
      return [minimum ?? 1, (minimum ?? 0) + 20];
    case 'number':
      return [minimum ?? 1, (minimum ?? 0) + 1.5];
    case 'string': {
      const examples = shown.filter((value) => typeof value === 'string');
      if (pattern !== undefined) return examples;
      return [...examples, ...(format === undefined ? ['text', 'Text 2: a-b_c.d'] : (ofFormat[format] ?? []))];
    }
    default:
      return [];
  }
}

/** What the examples of a content show at a JSON path. */
export function shownValues(content: Content, path: string): readonly unknown[] {
  return content.examples.map(({ value }) => valueAtPath(value, path)).filter((value) => value !== undefined);
}

/** Whether a matcher matches a scalar value; what cannot be told is taken for a match. */
export function accepts({ match, regex, value: part }: ReadMatcher, value: unknown): boolean {
  const text = String(value);
  switch (match) {
    case 'regex':
      return typeof regex !== 'string' || (compileOnce(regex)?.test(text) ?? true);
    case 'include':
      return typeof part !== 'string' || text.includes(part);
    case 'integer':
      return Number.isInteger(value);
    case 'decimal':
      return typeof value === 'number' && !Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'null':
      return value === null;
    case 'notEmpty':
      return value !== '';
    case 'date':
    case 'timestamp':
    case 'datetime':
      return /^\d{4}-\d\d-\d\d/.test(text);
    case 'time':
      return /^\d\d:\d\d/.test(text);
    case 'semver':
      return /^\d+\.\d+\.\d+/.test(text);
    default:
      return true;
  }
}

const compiled = new Map<string, RegExp | undefined>();

function compileOnce(regex: string): RegExp | undefined {
  if (!compiled.has(regex)) compiled.set(regex, compile(regex));
  return compiled.get(regex);
}

/**
 * Pact's regular expressions are those of Rust: options stand in front, and no text keeps one busy. Undefined where
 * JavaScript cannot read one, or could be kept busy by it.
 */
function compile(regex: string): RegExp | undefined {
  const [, flags = '', rest = regex] = /^\(\?([ims]+)\)(.*)$/s.exec(regex) ?? [];
  try {
    const expression = new RegExp(rest, `${flags}u`);
    return isExplosive(rest) ? undefined : expression;
  } catch {
    return undefined;
  }
}
