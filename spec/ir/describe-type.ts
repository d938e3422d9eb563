import type { TypeRef } from './api-model.ts';

/** A type in words, for a message. */
export function describeType(type: TypeRef): string {
  if (type.kind === 'collection') return `a collection of ${describeType(type.items)}`;
  if (type.kind === 'enum') return `one of ${type.values.slice(0, 5).join(', ')}${type.values.length > 5 ? ', …' : ''}`;
  if (type.kind === 'primitive') return type.format ?? type.type;
  return type.kind === 'named' ? type.name : 'an object';
}
