import type { TypeRef } from './api-model.ts';
import { enumerationIndex } from './enumeration-index.ts';

const texts: Readonly<Record<string, string>> = {
  'date-time': '2017-01-01T00:00:00Z',
  date: '2017-01-01',
  time: '12:00:00Z',
  uuid: '00000000-0000-0000-0000-000000000000',
  duration: 'PT1H',
  byte: 'AAAA',
};

/** A value of a type in the place of a sample's that is of another: the same value in the right form where there is one. */
export function placeholderFor(type: TypeRef & { kind: 'primitive' | 'enum' }, shown: unknown): unknown {
  if (type.kind === 'enum') {
    return enumerationIndex(type.values).byLowerCase.get(String(shown).toLowerCase()) ?? type.values[0];
  }
  if (type.type === 'boolean') return String(shown).toLowerCase() === 'true';
  if (type.type === 'string') return texts[type.format ?? ''] ?? (typeof shown === 'object' ? '' : String(shown));
  const number = typeof shown === 'string' && shown.trim() !== '' ? Number(shown) : Number.NaN;
  if (Number.isNaN(number)) return 0;
  return type.type === 'integer' ? Math.trunc(number) : number;
}
