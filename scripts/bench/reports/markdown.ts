import { escapeLine } from '../../../spec/standards/visible-text.ts';
import type { ComparisonResult, Row } from '../measure/comparison.ts';
import { type BenchReport, describeGoal, formatFigure } from './report.ts';

/**
 * All results as tables that can be read as text too.
 * @param chart the path of the chart from the Markdown file, where there is one
 */
export function renderMarkdown({ machine, results }: BenchReport, chart?: string): string {
  const { date, node, platform, processors } = machine;
  const place = `Measured on ${date} with Node ${node} on ${platform}, ${processors}.`;
  const method = 'Contenders take turns; figures are medians, ratios are medians of the ratios of all rounds.';
  const image = chart === undefined ? [] : [`![Bar charts of the first figures of all tables](${chart})`];
  const command = 'Written by `npm run bench`, which measures and writes them again.';
  const parts = ['# Benchmarks', `${place}\n${method}\n${command}`, ...image, ...results.map(renderResult)];
  return `${parts.join('\n\n')}\n`;
}

/** One result: its table, its notes, and what is wanted. */
export function renderResult(result: ComparisonResult): string {
  const { title, notes, goals } = result;
  const lines = [...notes, ...goals.map(describeGoal)].map((line) => `- ${line}`);
  return [`## ${title}`, renderTable(result), ...(lines.length > 0 ? [lines.join('\n')] : [])].join('\n\n');
}

function renderTable({ measures, baseline, rows }: ComparisonResult): string {
  const head = ['', 'Version', ...measures.map(({ name, unit }) => `${name} (${unit})`), `Ratio to ${baseline}`];
  const cells = [head, ...rows.map((row) => cellsOf(row, measures))].map((row) => row.map(escapeCell));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const isText = (column: number) => column < 2;
  const [first = '', ...others] = cells.map((row) => {
    const padded = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return isText(column) ? cell.padEnd(width) : cell.padStart(width);
    });
    return `| ${padded.join(' | ')} |`;
  });
  const rule = widths.map((width, column) =>
    isText(column) ? `:${'-'.repeat(width - 1)}` : `${'-'.repeat(width - 1)}:`,
  );
  return [first, `| ${rule.join(' | ')} |`, ...others].join('\n');
}

function cellsOf(row: Row, measures: ComparisonResult['measures']): readonly string[] {
  const { contender, version = '', absence, medians, ratio } = row;
  const figures = measures.map(({ name }) => (absence === undefined ? formatFigure(medians[name]) : ''));
  return [
    contender,
    version,
    ...(absence === undefined ? figures : [absence, ...figures.slice(1)]),
    ratio?.toFixed(2) ?? '',
  ];
}

/** What a peer says can hold anything. */
function escapeCell(text: string): string {
  return escapeLine(text).replaceAll('|', '\\|');
}
