import { escapeMarkupLine } from '../../../spec/standards/markup.ts';
import type { ComparisonResult, Measure, Row } from '../measure/comparison.ts';
import { type BenchReport, formatFigure } from './report.ts';

const width = 860;
const margin = 16;
const barsFrom = 350;
const barsTo = 720;
const rowHeight = 22;
const titleHeight = 44;

/** What is seen on light and on dark pages. */
const style = `
  .page { fill: #ffffff } text { font: 13px system-ui, sans-serif; fill: #1f2328 } .title { font-weight: 600; font-size: 15px }
  .faint { fill: #59636e } .ours { fill: #0969da } .other { fill: #9aa4ae }
  @media (prefers-color-scheme: dark) {
    .page { fill: #0d1117 } text { fill: #f0f6fc } .faint { fill: #9198a1 } .ours { fill: #4493f8 } .other { fill: #59636e }
  }
`;

/** A bar chart of each comparison, one below the other, by its first measure. */
export function renderSvg({ machine, results }: BenchReport): string {
  let top = margin;
  const charts = results.map((result) => {
    const chart = renderChart(result, top);
    top += titleHeight + result.rows.length * rowHeight + margin;
    return chart;
  });
  const count = results.length === 1 ? '1 comparison' : `${results.length} comparisons`;
  const words = `Bar charts of ${count}, measured on ${machine.date}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${top}" viewBox="0 0 ${width} ${top}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${escapeMarkupLine(words)}</title>`,
    `<desc id="desc">${escapeMarkupLine(results.map(describeResult).join(' '))}</desc>`,
    `<style>${style}</style>`,
    `<rect class="page" width="${width}" height="${top}"/>`,
    ...charts,
    '</svg>',
    '',
  ].join('\n');
}

function renderChart({ title, measures, rows }: ComparisonResult, top: number): string {
  const [measure] = measures;
  const longest = Math.max(...rows.map((row) => figureOf(row, measure)), Number.MIN_VALUE);
  const bars = rows.map((row, at) => {
    const middle = top + titleHeight + at * rowHeight + rowHeight / 2;
    const length = ((barsTo - barsFrom) * figureOf(row, measure)) / longest;
    const value = row.absence ?? `${formatFigure(row.medians[measure.name])} ${measure.unit}`;
    return [
      textAt(barsFrom - 8, middle, row.contender, 'text-anchor="end"'),
      `<rect class="${row.isOurs ? 'ours' : 'other'}" x="${barsFrom}" y="${middle - 8}" width="${length.toFixed(1)}" height="16"/>`,
      textAt(barsFrom + length + 6, middle, value, 'class="faint"'),
    ].join('\n');
  });
  const better = `${measure.name} in ${measure.unit}, ${measure.better} is better`;
  return [
    textAt(margin, top + 12, title, 'class="title"'),
    textAt(margin, top + 31, better, 'class="faint"'),
    ...bars,
  ].join('\n');
}

/** 0 where nothing was measured. */
function figureOf({ medians }: Row, { name }: Measure): number {
  const figure = medians[name];
  return figure !== undefined && Number.isFinite(figure) ? figure : 0;
}

function textAt(x: number, y: number, text: string, attributes: string): string {
  return `<text x="${x.toFixed(1)}" y="${y}" dominant-baseline="middle" ${attributes}>${escapeMarkupLine(text)}</text>`;
}

/** For those who hear the chart. */
function describeResult({ title, measures, rows }: ComparisonResult): string {
  const [{ name, unit }] = measures;
  const values = rows.map(({ contender, absence, medians }) =>
    absence === undefined ? `${contender} ${formatFigure(medians[name])}` : `${contender} ${absence}`,
  );
  return `${title}, ${name} in ${unit}: ${values.join(', ')}.`;
}
