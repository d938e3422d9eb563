import { escapeLine } from '../../spec/standards/visible-text.ts';
import type { Judge } from './judge.ts';
import type { Measured } from './measure.ts';

type Names = readonly Pick<Judge, 'name'>[];

/** The worst that a judge finds in a version: a broken promise, an advisory that is not followed, or nothing. */
type Verdict = 'promise' | 'advisory' | 'none';

function verdictOn({ findings }: Measured, judge: string): Verdict {
  const found = findings.get(judge) ?? [];
  if (found.some(({ advisory }) => advisory === undefined)) return 'promise';
  return found.length > 0 ? 'advisory' : 'none';
}

const cells = {
  faulty: { promise: 'killed', advisory: 'advised', none: 'missed' },
  right: { promise: 'FALSE ALARM', advisory: 'advised', none: 'passed' },
} as const;

/** A line for each version: what each judge says of it, its name and what it is. */
export function formatTable(measured: readonly Measured[], judges: Names): readonly string[] {
  const widths = judges.map(({ name }) => Math.max(name.length, 'FALSE ALARM'.length) + 2);
  const row = (texts: readonly string[], end: string) =>
    texts.map((text, index) => text.padEnd(widths[index] ?? 0)).join('') + end;
  return [
    row(
      judges.map(({ name }) => name),
      'version',
    ),
    ...measured.map((result) => {
      const { name, words, isFaulty } = result.version;
      const ofKind = cells[isFaulty ? 'faulty' : 'right'];
      return row(
        judges.map((judge) => ofKind[verdictOn(result, judge.name)]),
        escapeLine(`${name}: ${words}`),
      );
    }),
  ];
}

/**
 * Two lines for each judge: `contract: 190/340 faults killed by promises, 200/340 with advisories`, and how many right
 * versions it refuses.
 */
export function formatSummary(measured: readonly Measured[], judges: Names): readonly string[] {
  const faulty = measured.filter(({ version }) => version.isFaulty);
  const right = measured.filter(({ version }) => !version.isFaulty);
  return judges.flatMap(({ name }) => {
    const count = (versions: readonly Measured[], ...verdicts: readonly Verdict[]) =>
      `${versions.filter((result) => verdicts.includes(verdictOn(result, name))).length}/${versions.length}`;
    const both = (versions: readonly Measured[], what: string) =>
      `${count(versions, 'promise')} ${what} by promises, ${count(versions, 'promise', 'advisory')} with advisories`;
    return [`${name}: ${both(faulty, 'faults killed')}`, `${name}: ${both(right, 'right versions refused')}`];
  });
}

/** What a judge gets wrong, each with its reason. */
export interface Mistakes {
  /** Faults that are not found, with advisories neither. */
  readonly survivors: readonly string[];
  /** Right versions that break a promise. */
  readonly falseAlarms: readonly string[];
  /** Faults and right versions that only an advisory tells apart, and mistakes whose reason is known: no failures. */
  readonly remarks: readonly string[];
}

/** Sorts out what a judge gets wrong; `passed` says how much of the contract a survivor has passed. */
export function findMistakes(measured: readonly Measured[], judge: string, passed: string): Mistakes {
  const mistakes = measured.flatMap((result) => {
    const kind = kindOf(result, judge);
    return kind === undefined ? [] : [{ kind, isKnown: result.version.gap !== undefined, result }];
  });
  const lines = (kept: readonly (typeof mistakes)[number][]) =>
    kept.map(({ kind, result }) => formatMistake(kind, result, judge, passed));
  const unknown = (kind: MistakeKind) => lines(mistakes.filter((other) => other.kind === kind && !other.isKnown));
  return {
    survivors: unknown('survivor'),
    falseAlarms: unknown('false alarm'),
    remarks: lines(mistakes.filter(({ kind, isKnown }) => isKnown || kind.startsWith('advised'))),
  };
}

type MistakeKind = 'survivor' | 'false alarm' | 'advised fault' | 'advised right version';

const kinds: Readonly<Record<'faulty' | 'right', Readonly<Record<Verdict, MistakeKind | undefined>>>> = {
  faulty: { promise: undefined, advisory: 'advised fault', none: 'survivor' },
  right: { promise: 'false alarm', advisory: 'advised right version', none: undefined },
};

function kindOf(result: Measured, judge: string): MistakeKind | undefined {
  return kinds[result.version.isFaulty ? 'faulty' : 'right'][verdictOn(result, judge)];
}

/** A mistake in a line: the version, the worst that was found in it or that nothing was, and the reason where it is known. */
function formatMistake(kind: MistakeKind, { version, findings }: Measured, judge: string, passed: string): string {
  const found = findings.get(judge) ?? [];
  const finding = found.find(({ advisory }) => advisory === undefined) ?? found[0];
  const reason = version.gap && `known: ${version.gap}`;
  const parts = [version.words, finding?.message ?? passed, finding?.advisory, reason].filter(Boolean);
  return escapeLine(`${kind} ${version.name}: ${parts.join('; ')}`);
}

/** Each thing that a judge finds in some versions, below the version. */
export function formatFindings(measured: readonly Measured[], judge: string): readonly string[] {
  return measured.flatMap(({ version: { name, words }, findings }) => {
    const found = findings.get(judge) ?? [];
    return [
      escapeLine(`${name}: ${words}; ${found.length} interactions fail`),
      ...found.map(({ message, advisory }) => escapeLine(`  ${advisory === undefined ? '' : 'advisory: '}${message}`)),
    ];
  });
}
