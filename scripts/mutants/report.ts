import { escapeLine } from '../../spec/standards/visible-text.ts';
import type { Judge } from './judge.ts';
import type { Measured } from './measure.ts';

type Names = readonly Pick<Judge, 'name'>[];

/** A line for each version: what each judge says about it, its name and what it is. */
export function formatTable(measured: readonly Measured[], judges: Names): readonly string[] {
  const widths = judges.map(({ name }) => Math.max(name.length, 'FALSE ALARM'.length) + 2);
  const row = (cells: readonly string[], end: string) =>
    cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('') + end;
  return [
    row(
      judges.map(({ name }) => name),
      'version',
    ),
    ...measured.map((result) =>
      row(
        judges.map((judge) => verdictOn(result, judge.name)),
        escapeLine(`${result.version.name}: ${result.version.words}`),
      ),
    ),
  ];
}

function verdictOn({ version, findings }: Measured, judge: string): string {
  if (findings.get(judge) === undefined) return version.isFaulty ? 'missed' : 'passed';
  return version.isFaulty ? 'killed' : 'FALSE ALARM';
}

/** A line for each judge: `contract: 141/141 faults killed, 0/31 false alarms`. */
export function formatSummary(measured: readonly Measured[], judges: Names): readonly string[] {
  return judges.map(({ name }) => {
    const faulty = measured.filter(({ version }) => version.isFaulty);
    const right = measured.filter(({ version }) => !version.isFaulty);
    const found = (ones: readonly Measured[]) => ones.filter(({ findings }) => findings.get(name) !== undefined).length;
    return `${name}: ${found(faulty)}/${faulty.length} faults killed, ${found(right)}/${right.length} false alarms`;
  });
}

/** The errors of a judge: each fault that it missed, each right version that it rejected, with the reason. */
export function formatMistakes(measured: readonly Measured[], judge: string, passed: string): readonly string[] {
  return measured.flatMap(({ version: { name, words, isFaulty }, findings }) => {
    const finding = findings.get(judge);
    if (isFaulty && finding === undefined) return [escapeLine(`survivor ${name}: ${words}; ${passed}`)];
    return !isFaulty && finding !== undefined ? [escapeLine(`false alarm ${name}: ${words}; ${finding}`)] : [];
  });
}
