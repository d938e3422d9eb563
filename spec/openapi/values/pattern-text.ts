/** How often what can be repeated without end is repeated more than it must, from one attempt to the next. */
const attempts = [0, 1, 2, 3, 4, 5, 7, 10, 15, 23, 31, 35, 63, 127, 255];

/** What stands for a class of characters, the first that is in it; then all of ASCII, then a few letters beyond. */
const characters = `aA1x-_./:@ ${Array.from({ length: 95 }, (_, at) => String.fromCharCode(at + 32)).join('')}\tà漢🎉`;

/**
 * A text that a regular expression finds (ECMAScript, Unicode) and that fits otherwise too; undefined where none is found.
 * It has no more than it must: of alternatives it is the first that fits, of repetitions the fewest.
 * @param number which of several texts it is, if there are so many
 */
export function textMatching(pattern: string, isFit: (text: string) => boolean, number = 0): string | undefined {
  const found = new Set<string>();
  for (const alternative of [0, 1, 2, 3]) {
    for (const further of attempts) {
      const text = new PatternWriter(pattern, further, alternative).write();
      if (isFit(text)) found.add(text);
      if (found.size > number) return text;
    }
  }
  return [...found].at(-1);
}

/** Reads a regular expression from left to right, and writes a text as it goes. */
class PatternWriter {
  readonly #pattern: string;
  readonly #further: number;
  readonly #alternative: number;
  readonly #groups: string[] = [];
  #at = 0;

  constructor(pattern: string, further: number, alternative: number) {
    this.#pattern = pattern;
    this.#further = further;
    this.#alternative = alternative;
  }

  write(): string {
    return this.#alternatives();
  }

  #alternatives(): string {
    const texts = [this.#sequence()];
    while (this.#take('|')) texts.push(this.#sequence());
    return texts[Math.min(this.#alternative, texts.length - 1)] ?? '';
  }

  #sequence(): string {
    let text = '';
    while (this.#at < this.#pattern.length && !/[|)]/.test(this.#pattern.charAt(this.#at))) {
      text += this.#atom().repeat(this.#count());
    }
    return text;
  }

  #atom(): string {
    const [character = ''] = this.#pattern.slice(this.#at);
    if (character === '(') return this.#group();
    if (character === '[') return this.#class();
    if (character === '\\') return this.#escape();
    this.#at += character.length;
    if (character === '^' || character === '$') return '';
    return character === '.' ? 'a' : character;
  }

  #group(): string {
    const [opening = ''] = /^\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?/.exec(this.#pattern.slice(this.#at)) ?? [];
    this.#at += opening.length;
    const text = this.#alternatives();
    this.#take(')');
    if (/^\(\?<?[=!]/.test(opening)) return '';
    if (opening !== '(?:') this.#groups.push(text);
    return text;
  }

  #class(): string {
    const [whole = '['] = /^\[(?:\\.|[^\]\\])*\]/su.exec(this.#pattern.slice(this.#at)) ?? [];
    this.#at += whole.length;
    return memberOf(whole);
  }

  #escape(): string {
    const rest = this.#pattern.slice(this.#at);
    const [whole = rest, name = ''] =
      /^\\(u\{[\da-f]+\}|u[\da-f]{4}|x[\da-f]{2}|c[a-z]|[pP]\{[^}]*\}|k<[^>]*>|\d+|.)/isu.exec(rest) ?? [];
    this.#at += whole.length;
    if (/^[bB]$/.test(name)) return '';
    if (/^[1-9]/.test(name)) return this.#groups[Number(name) - 1] ?? '';
    if (name.startsWith('k')) return this.#groups.at(-1) ?? '';
    return memberOf(whole);
  }

  #count(): number {
    const [whole = '', least = '', comma = '', most = ''] =
      /^(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})\??/.exec(this.#pattern.slice(this.#at)) ?? [];
    this.#at += whole.length;
    if (whole === '') return 1;
    if (whole.startsWith('*')) return this.#further;
    if (whole.startsWith('+')) return this.#further + 1;
    if (whole.startsWith('?')) return Math.min(this.#further, 1);
    const limit = comma === '' ? Number(least) : most === '' ? Number.POSITIVE_INFINITY : Number(most);
    return Math.min(limit, Number(least) + this.#further, 10_000);
  }

  #take(character: string): boolean {
    const isThere = this.#pattern.startsWith(character, this.#at);
    if (isThere) this.#at += character.length;
    return isThere;
  }
}

/** A character that a class of characters or an escape stands for. */
function memberOf(source: string): string {
  try {
    const expression = new RegExp(`^${source}$`, 'u');
    return Array.from(characters).find((character) => expression.test(character)) ?? literal(expression);
  } catch {
    return '';
  }
}

/** The first character of Unicode that an expression takes; empty where none of the first planes is. */
function literal(expression: RegExp): string {
  for (let code = 0; code < 0x1_00_00; code++) {
    const character = String.fromCodePoint(code);
    if (expression.test(character)) return character;
  }
  return '';
}
