import type { TypeRef } from '../../../ir/api-model.ts';
import { linksIn } from '../../../markdown/links.ts';
import type { Page } from '../../../markdown/page.ts';
import { plainText } from '../../../markdown/plain-text.ts';
import type { Snippet } from '../../../source/snippet.ts';

const primitiveTypes: Readonly<Record<string, TypeRef>> = {
  string: { kind: 'primitive', type: 'string' },
  text: { kind: 'primitive', type: 'string' },
  boolean: { kind: 'primitive', type: 'boolean' },
  bool: { kind: 'primitive', type: 'boolean' },
  int16: { kind: 'primitive', type: 'integer', format: 'int16' },
  int32: { kind: 'primitive', type: 'integer', format: 'int32' },
  int: { kind: 'primitive', type: 'integer', format: 'int32' },
  integer: { kind: 'primitive', type: 'integer', format: 'int32' },
  number: { kind: 'primitive', type: 'number' },
  int64: { kind: 'primitive', type: 'integer', format: 'int64' },
  long: { kind: 'primitive', type: 'integer', format: 'int64' },
  byte: { kind: 'primitive', type: 'integer', format: 'uint8' },
  sbyte: { kind: 'primitive', type: 'integer', format: 'int8' },
  double: { kind: 'primitive', type: 'number', format: 'double' },
  single: { kind: 'primitive', type: 'number', format: 'float' },
  float: { kind: 'primitive', type: 'number', format: 'float' },
  decimal: { kind: 'primitive', type: 'number', format: 'decimal' },
  datetimeoffset: { kind: 'primitive', type: 'string', format: 'date-time' },
  datetime: { kind: 'primitive', type: 'string', format: 'date-time' },
  timestamp: { kind: 'primitive', type: 'string', format: 'date-time' },
  date: { kind: 'primitive', type: 'string', format: 'date' },
  timeofday: { kind: 'primitive', type: 'string', format: 'time' },
  duration: { kind: 'primitive', type: 'string', format: 'duration' },
  guid: { kind: 'primitive', type: 'string', format: 'uuid' },
  binary: { kind: 'primitive', type: 'string', format: 'byte' },
  stream: { kind: 'primitive', type: 'string', format: 'binary' },
  // Any JSON value: the service declares it as an open type, and sends lists, texts and numbers.
  json: { kind: 'any' },
  'edm.stream': { kind: 'primitive', type: 'string', format: 'binary' },
};

// A map, as a type may be named like what every object inherits: `constructor`.
const primitives: ReadonlyMap<string, TypeRef> = new Map(Object.entries(primitiveTypes));

/** What parts the types of a cell that names several. */
export const alternative = /(?<=\s)or(?=\s)|[/|,]/;

/**
 * The type that a cell of a type column names: `String`, `Edm.Int32`, `String collection`, `Collection(x)`, `[x](../resources/x.md)`.
 * A type that is not primitive keeps the name that the cell gives it.
 */
export function readTypeCell(cell: Snippet): TypeRef {
  return readTypeText(plainText(cell.text));
}

/** Whether a type's name says that it is any JSON value. */
export function isJsonName(text: string): boolean {
  return /^`*(?:microsoft\.graph\.)?json\b/i.test(text.trim());
}

/** The type that a text names, as in a cell of a type column. */
export function readTypeText(text: string): TypeRef {
  const known = primitives.get(text.toLowerCase());
  if (known !== undefined) return known;
  const words = text
    .replace(/[`*]/g, '')
    // A reference-style link without its definition.
    .replace(/\[([\w.]+)\](?:\[\w*\])?(?!\()/, '$1')
    .replace(/\s+/g, ' ');
  const bare = withoutStops(withoutRemark(words)).trim();
  const inner =
    /^(?:collection|list|array)\s*\((.*)\)$/i.exec(bare)?.[1] ??
    /^(?:collection|list|array) of (.*)$/i.exec(bare)?.[1] ??
    beforeCollection(bare) ??
    /^(.*)\[\]$/.exec(bare)?.[1];
  if (inner !== undefined) return { kind: 'collection', items: namedOrPrimitive(inner) };
  return namedOrPrimitive(bare);
}

/** A text without what its first parenthesis begins, where that says how a property is used: `String (optional)`. */
function withoutRemark(text: string): string {
  const start = text.indexOf('(');
  const word = start === -1 ? -1 : text.slice(start).search(/read-only|nullable|optional|required/i);
  const end = word === -1 ? -1 : text.indexOf(')', start + word);
  return end === -1 ? text : text.slice(0, start) + text.slice(end + 1);
}

function withoutStops(text: string): string {
  let end = text.length;
  while (/[.,;]/.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** The `x` of `x collection`. */
function beforeCollection(text: string): string | undefined {
  const at = text.search(/(?:collection|array|list)s?$/i);
  let end = at;
  while (/[\s-]/.test(text.charAt(end - 1))) end--;
  return end === at ? undefined : text.slice(0, end);
}

/** The place of a type's name in its cell: the linked text, else the whole cell. */
export function typeNamePlace(cell: Snippet, page: Page): Snippet {
  return linksIn(cell, page)[0]?.text ?? cell;
}

function namedOrPrimitive(text: string): TypeRef {
  // What is in brackets is nearer: `String (timestamp)`, `string (url)`.
  const [, noted = ''] = /\(([\w ]+)\)$/.exec(text.trim()) ?? [];
  const outer = noted === '' ? text : text.slice(0, text.lastIndexOf('('));
  const nearer = primitives.get(noted.toLowerCase());
  if (nearer !== undefined) return nearer;
  const name = outer
    .trim()
    .replace(/^#/, '')
    .replace(/ (?:enum|object|resource|entity|complex type|type)s?$/i, '')
    .replace(/^(?:an? |the )/i, '');
  const first = name.split(alternative)[0]?.trim() ?? name;
  const primitive = primitives.get(first.toLowerCase()) ?? primitives.get(first.toLowerCase().replace(/^edm\./, ''));
  if (primitive !== undefined) return primitive;
  return /^[A-Za-z_][\w.]*$/.test(first) ? { kind: 'named', name: first } : { kind: 'any' };
}
