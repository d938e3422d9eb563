import { linksIn } from '../page/links.ts';
import type { Snippet } from '../page/page.ts';
import { plainText } from '../page/plain-text.ts';
import type { TypeRef } from './api-model.ts';

const primitives: Readonly<Record<string, TypeRef>> = {
  string: { kind: 'primitive', type: 'string' },
  boolean: { kind: 'primitive', type: 'boolean' },
  bool: { kind: 'primitive', type: 'boolean' },
  int16: { kind: 'primitive', type: 'integer', format: 'int16' },
  int32: { kind: 'primitive', type: 'integer', format: 'int32' },
  int64: { kind: 'primitive', type: 'integer', format: 'int64' },
  byte: { kind: 'primitive', type: 'integer', format: 'uint8' },
  sbyte: { kind: 'primitive', type: 'integer', format: 'int8' },
  double: { kind: 'primitive', type: 'number', format: 'double' },
  single: { kind: 'primitive', type: 'number', format: 'float' },
  decimal: { kind: 'primitive', type: 'number', format: 'decimal' },
  datetimeoffset: { kind: 'primitive', type: 'string', format: 'date-time' },
  date: { kind: 'primitive', type: 'string', format: 'date' },
  timeofday: { kind: 'primitive', type: 'string', format: 'time' },
  duration: { kind: 'primitive', type: 'string', format: 'duration' },
  guid: { kind: 'primitive', type: 'string', format: 'uuid' },
  binary: { kind: 'primitive', type: 'string', format: 'byte' },
  stream: { kind: 'primitive', type: 'string', format: 'binary' },
};

/**
 * The type that a cell of a type column names: `String`, `Edm.Int32`, `String collection`, `Collection(x)`, `[x](../resources/x.md)`.
 * A type that is not primitive keeps the name that the cell gives it; `qualify` turns it into its full name.
 */
export function readTypeCell(cell: Snippet, qualify: (name: string) => string): TypeRef {
  const text = plainText(cell.text).replaceAll('`', '');
  const inner = /^collection\s*\((.*)\)$/i.exec(text)?.[1] ?? /^(.*?)\s+collection$/i.exec(text)?.[1];
  if (inner !== undefined) return { kind: 'collection', items: namedOrPrimitive(inner, qualify) };
  return namedOrPrimitive(text, qualify);
}

/** The place of a type's name in its cell: the linked text, else the whole cell. */
export function typeNamePlace(cell: Snippet): Snippet {
  return linksIn(cell)[0]?.text ?? cell;
}

function namedOrPrimitive(text: string, qualify: (name: string) => string): TypeRef {
  const name = text.trim().replace(/^#/, '');
  const primitive = primitives[name.toLowerCase().replace(/^edm\./, '')];
  if (primitive !== undefined) return primitive;
  return /^[A-Za-z_][\w.]*$/.test(name) ? { kind: 'named', name: qualify(name) } : { kind: 'any' };
}
