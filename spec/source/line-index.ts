/** A position as people and editors count it: both from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Finds lines and columns for offsets of one text; a line ends at LF, with or without a CR before it. */
export class LineIndex {
  readonly text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.text = text;
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#starts = starts;
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The offset at which a line (from 1) begins; the end of the text for lines past the last. */
  startOf(line: number): number {
    return this.#starts[line - 1] ?? this.text.length;
  }

  /** The offset at which a line (from 1) ends, before its line end. */
  endOf(line: number): number {
    const next = this.#starts[line];
    if (next === undefined) return this.text.length;
    return next > 1 && this.text[next - 2] === '\r' ? next - 2 : next - 1;
  }

  /** The text of a line (from 1) without its line end. */
  lineText(line: number): string {
    return this.text.slice(this.startOf(line), this.endOf(line));
  }

  position(offset: number): Position {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.startOf(middle + 1) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.startOf(low + 1) + 1 };
  }
}

/** Gives the lines of each page, counted when they are first asked for; of a page that is not there, those of empty text. */
export function lineIndexes(textOf: (page: string) => string | undefined): (page: string) => LineIndex {
  const indexes = new Map<string, LineIndex>();
  return (page) => {
    const index = indexes.get(page) ?? new LineIndex(textOf(page) ?? '');
    indexes.set(page, index);
    return index;
  };
}
