import { type Html, html } from '../../spec/standards/html.ts';
import type { LineFate, SourceLine } from './source-lines.ts';

/** Worst first. */
const fates = ['error', 'decided', 'prose', 'carried'] as const satisfies readonly LineFate[];

/** How many cells a row of heat has at most: of longer pages several lines share one. */
const cells = 120;

/** A page in one row: a cell for each line that is not blank, or for some the worst of them, in the colours of the gutter. */
export function renderHeat(all: readonly SourceLine[], label: string): Html {
  const lines = all.filter(({ text }) => text.trim() !== '');
  const count = Math.min(cells, lines.length);
  const colours = Array.from({ length: count }, (_, cell) => {
    const some = lines.slice(
      Math.floor((cell * lines.length) / count),
      Math.floor(((cell + 1) * lines.length) / count),
    );
    return fates.find((fate) => some.some((line) => line.fate === fate)) ?? 'prose';
  });
  const paths = fates.flatMap((fate) => {
    const steps = runsOf(colours, fate).map(([start, length]) => `M${start} 0h${length}v1h-${length}z`);
    return steps.length === 0 ? [] : [html`<path class="${fate}" d="${steps.join('')}"/>`];
  });
  return html`<svg class="heat" viewBox="0 0 ${Math.max(1, count)} 1" preserveAspectRatio="none" role="img" aria-label="${label}">${paths}</svg>`;
}

/** Where cells of one colour follow one another: the first and how many. */
function runsOf(colours: readonly LineFate[], fate: LineFate): readonly (readonly [number, number])[] {
  const runs: (readonly [number, number])[] = [];
  for (let at = 0; at < colours.length; at++) {
    if (colours[at] !== fate) continue;
    const start = at;
    while (colours[at + 1] === fate) at++;
    runs.push([start, at - start + 1]);
  }
  return runs;
}

/** A number as people read it: `25,718`. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** How many lines have each fate; blank ones do not count. */
export function countFates(lines: readonly SourceLine[]): Readonly<Record<LineFate, number>> {
  const counts = { carried: 0, decided: 0, error: 0, prose: 0 };
  for (const { fate, text } of lines) if (text.trim() !== '') counts[fate] += 1;
  return counts;
}
