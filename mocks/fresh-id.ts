import type { Random } from './random.ts';

/** An id of the same kind as a documented one: a number, hexadecimal digits in the same groups, or 16 such digits. */
export function freshId(documented: unknown, random: Random): string | number {
  if (typeof documented === 'number') return Math.floor(random() * 2 ** 31);
  const shape = typeof documented === 'string' && /^[\da-f-]{8,}$/i.test(documented) ? documented : '0'.repeat(16);
  return shape.replace(/[^-]/g, () => Math.floor(random() * 16).toString(16));
}
