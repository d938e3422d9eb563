import { type AST, RegExpParser } from '@eslint-community/regexpp';

/** A place in a pattern that reads one character, by its number. */
type Position = number;

/** The positions of a pattern, and in which orders they can read a text (an automaton without empty steps). */
export interface PatternPositions {
  /** The characters that each position reads: a bit for each of the characters that are tried. */
  readonly reads: readonly bigint[];
  /** The positions that can come after each, with the number of ways that lead there. */
  readonly follow: readonly ReadonlyMap<Position, number>[];
  /** Whether a text that has been read up to a position can still fail: more must come, or an end is demanded. */
  readonly canFail: (position: Position) => boolean;
}

/** A part of a pattern: the positions that it can begin and end with, and whether it can read nothing. */
interface Part {
  readonly first: readonly Position[];
  readonly last: readonly Position[];
  readonly isNullable: boolean;
}

/** Up to this number a repetition is written out; beyond it counts as one without end. */
const longestCount = 24;

/** Characters that tell classes apart: those of Latin, and one of each of other scripts and kinds. */
const usual = [
  ...Array.from({ length: 0x100 }, (_, code) => String.fromCodePoint(code)),
  ...['Ā', 'ǅ', 'Α', 'я', 'א', '٠', '\u0300', '\u2003', '\u2028', '€', 'Ⅷ', 'あ', '漢', '\u{1f600}'],
];

/**
 * The positions of a pattern and of the lookarounds in it, each as a pattern of its own (V. M. Glushkov, 1961).
 * @param limit the greatest number of positions
 * @returns undefined for a pattern that has more of them, or that is nested too deep or too new for the parser
 */
export function readPositions(pattern: string, limit: number): readonly PatternPositions[] | undefined {
  const root = deepestGroup(pattern) > deepestLevel ? undefined : parsePattern(pattern);
  return root && readRoots(pattern, root, limit);
}

/** Groups and classes within each other; an engine takes more, and the call stack of a parser does not. */
const deepestLevel = 200;

/** How many brackets are open at once at most, those that are characters counted too. */
function deepestGroup(pattern: string): number {
  let [open, deepest] = [0, 0];
  for (const character of pattern) {
    if (character === '(' || character === '[') open += 1;
    if (character === ')' || character === ']') open = Math.max(0, open - 1);
    deepest = Math.max(deepest, open);
  }
  return deepest;
}

/** Undefined for what engines have learnt since, such as names of new scripts. */
function parsePattern(pattern: string): AST.Pattern | undefined {
  try {
    return new RegExpParser().parsePattern(pattern, 0, pattern.length, true);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function readRoots(pattern: string, { alternatives }: AST.Pattern, limit: number) {
  const roots: (readonly AST.Alternative[])[] = [alternatives];
  const characters = [...new Set([...usual, ...pattern])];
  const sets = new Map<string, bigint>();
  const found: PatternPositions[] = [];
  // Lookarounds add roots while they are read.
  for (const root of roots) {
    const positions = readRoot(root);
    if (positions === undefined) return undefined;
    found.push(positions);
  }
  return found;

  function readRoot(alternatives: readonly AST.Alternative[]): PatternPositions | undefined {
    const reads: bigint[] = [];
    const follow: Map<Position, number>[] = [];
    let hasAssertion = false;
    const whole = readAlternatives(alternatives);
    const ends = new Set(whole.last);
    return reads.length > limit
      ? undefined
      : { reads, follow, canFail: (position) => hasAssertion || !ends.has(position) };

    function readAlternatives(parts: readonly AST.Alternative[]): Part {
      return parts
        .map(({ elements }) => inSequence(elements.map((element) => () => readElement(element))))
        .reduce(either);
    }

    function readElement(element: AST.Element): Part {
      switch (element.type) {
        case 'Group':
        case 'CapturingGroup':
          return readAlternatives(element.alternatives);
        case 'Quantifier':
          return readQuantifier(element);
        case 'Assertion':
          hasAssertion ||= element.kind !== 'start';
          if ('alternatives' in element) roots.push(element.alternatives);
          return nothing;
        case 'Backreference':
          return { ...readCharacter('[^]'), isNullable: true };
        default:
          return readCharacter(element.raw);
      }
    }

    function readQuantifier({ element, min, max }: AST.Quantifier): Part {
      const isCounted = max <= longestCount && min <= longestCount;
      const copies = Array.from({ length: isCounted ? max : Math.min(Math.max(min, 1), 2) }, (_, at) => () => {
        const part = readElement(element);
        return at < min ? part : { ...part, isNullable: true };
      });
      if (isCounted) return inSequence(copies);
      const part = inSequence(copies);
      connect(part.last, part.first);
      return min === 0 ? { ...part, isNullable: true } : part;
    }

    function inSequence(parts: readonly (() => Part)[]): Part {
      let whole: Part = nothing;
      for (const read of parts) {
        if (reads.length > limit) return whole;
        const next = read();
        connect(whole.last, next.first);
        whole = {
          first: whole.isNullable ? [...whole.first, ...next.first] : whole.first,
          last: next.isNullable ? [...whole.last, ...next.last] : next.last,
          isNullable: whole.isNullable && next.isNullable,
        };
      }
      return whole;
    }

    function readCharacter(source: string): Part {
      const position = reads.push(charactersOf(source)) - 1;
      follow.push(new Map());
      return { first: [position], last: [position], isNullable: false };
    }

    function connect(from: readonly Position[], to: readonly Position[]): void {
      for (const position of from) {
        const following = follow[position];
        for (const next of to) following?.set(next, (following.get(next) ?? 0) + 1);
      }
    }
  }

  function charactersOf(source: string): bigint {
    const known = sets.get(source);
    if (known !== undefined) return known;
    const expression = new RegExp(`^(?:${source})$`, 'u');
    const set = characters.reduce(
      (bits, character, at) => (expression.test(character) ? bits | (1n << BigInt(at)) : bits),
      0n,
    );
    sets.set(source, set);
    return set;
  }
}

const nothing: Part = { first: [], last: [], isNullable: true };

function either(part: Part, other: Part): Part {
  return {
    first: [...part.first, ...other.first],
    last: [...part.last, ...other.last],
    isNullable: part.isNullable || other.isNullable,
  };
}
