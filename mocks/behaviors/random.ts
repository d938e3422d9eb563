/** Numbers from 0 up to 1, the same ones for the same seed: xorshift over 32 bits (Marsaglia, 2003). */
export type Random = () => number;

/** A stream of numbers for a seed: any number is accepted. */
export function createRandom(seed: number): Random {
  // Spread, so that similar seeds give different numbers; a state of zero would never change.
  let state = Math.imul(seed + 1, 0x9e3779b1) || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  next();
  return next;
}

/** An id of the same kind as a documented one: a number, hexadecimal digits in the same groups, or 16 such digits. */
export function freshId(documented: unknown, random: Random): string | number {
  if (typeof documented === 'number') return Math.floor(random() * 2 ** 31);
  const shape = typeof documented === 'string' && /^[\da-f-]{8,}$/i.test(documented) ? documented : '0'.repeat(16);
  return shape.replace(/[^-]/g, () => Math.floor(random() * 16).toString(16));
}
