import type { TargetSegment } from './request-target.ts';

/** What is kept for segments in which the same fixed texts stand at both ends. */
interface Entry<T> {
  /** The fixed texts in small letters, those between placeholders too: one more than there are placeholders. */
  readonly texts: readonly string[];
  readonly value: T;
}

/** Segments of fixed text and placeholders, `range(from='{from}')`, each with a value: found by what a sample has in their place. */
export class MixedSegments<T> {
  readonly #values = new Map<string, T>();
  readonly #entries = new Map<string, Entry<T>[]>();
  readonly #lengths = new Map<string, readonly [number, number]>();

  /** The value of a segment; the names of its placeholders do not count. */
  valueOf(segment: TargetSegment, make: () => T): T {
    const texts = fixedTexts(segment);
    const key = texts.join('{}');
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    const value = make();
    this.#values.set(key, value);
    const [first = '', last = ''] = [texts[0], texts.at(-1)];
    this.#lengths.set(`${first.length} ${last.length}`, [first.length, last.length]);
    const ends = `${first}{}${last}`;
    const entries = this.#entries.get(ends) ?? [];
    entries.push({ texts, value });
    this.#entries.set(ends, entries);
    return value;
  }

  /** The values of the segments that a text fits, where each placeholder stands for at least one character. */
  fitting(text: string): readonly T[] {
    const lower = text.toLowerCase();
    return [...this.#lengths.values()].flatMap(([first, last]) => {
      if (first + last >= lower.length) return [];
      const ends = `${lower.slice(0, first)}{}${lower.slice(lower.length - last)}`;
      return (this.#entries.get(ends) ?? []).filter(({ texts }) => holds(lower, texts)).map(({ value }) => value);
    });
  }
}

function fixedTexts({ parts }: TargetSegment): readonly string[] {
  const texts = [''];
  for (const part of parts) {
    if (part.kind === 'parameter') texts.push('');
    else texts.push(`${texts.pop() ?? ''}${part.text.toLowerCase()}`);
  }
  return texts;
}

/** Whether a text that begins and ends with the outer texts has the inner ones in between, in order and apart. */
function holds(text: string, texts: readonly string[]): boolean {
  let at = texts[0]?.length ?? 0;
  for (const inner of texts.slice(1, -1)) {
    const found = text.indexOf(inner, at + 1);
    if (found === -1) return false;
    at = found + inner.length;
  }
  return at < text.length - (texts.at(-1)?.length ?? 0);
}
