import type { Coverage, CoveredPart, OperationCoverage } from '../../contracts/coverage/coverage.ts';
import { summarizeCoverage } from '../../contracts/coverage/text.ts';
import { type Html, html } from '../../spec/standards/html.ts';

/** What of each operation the tests of consumers do not touch. @param path the page, whose lines are linked to */
export function renderCoverage(coverages: readonly Coverage[], path: string): Html {
  const operations = coverages.flatMap((coverage) => coverage.operations);
  const own = operations.filter(({ source }) => source?.startsWith(`${path}:`));
  return html`${coverages.map((coverage) => html`<p>${summarizeCoverage(coverage)}</p>\n`)}
${own.map((operation) => renderOperation(operation, path))}`;
}

function renderOperation(
  { method, path: template, source, consumers, ...parts }: OperationCoverage,
  path: string,
): Html {
  const name = html`${method} ${template} ${linkTo(source, path)}`;
  if (consumers.length === 0) return html`<p>${name}: <span class="failed">never called</span></p>\n`;
  const missing = [
    ...listMissing('never received', [...parts.scenarios, ...parts.refusals], path),
    ...listMissing('never sent or read', parts.properties, path),
  ];
  const count = missing.length === 1 ? '1 part' : `${missing.length} parts`;
  return html`<details><summary>${name}: called by ${consumers.join(', ')}, ${count} never touched</summary>
<ul>
${missing}</ul></details>
`;
}

function listMissing(words: string, parts: readonly CoveredPart[], path: string): readonly Html[] {
  const missing = parts.filter(({ consumers }) => consumers.length === 0);
  return missing.map(({ name, source }) => html`<li>${words}: ${name} ${linkTo(source, path)}</li>\n`);
}

function linkTo(source: string | undefined, path: string): Html | undefined {
  const line = source?.startsWith(`${path}:`) ? /^\d+/.exec(source.slice(path.length + 1))?.[0] : undefined;
  return line === undefined ? undefined : html`<a href="#L${line}">line ${line}</a>`;
}
