import { printHtmlPage, sharedStyle } from '../../contracts/reports/html-page.ts';
import { isBroken, type VerificationResult } from '../../contracts/verify/result.ts';
import { type Html, html } from '../../spec/standards/html.ts';
import type { Missing } from './bars.ts';
import { countFates, renderHeat } from './heat.ts';
import { keysScript } from './keys.ts';
import type { PageReport } from './page-report.ts';
import { promisesByLine } from './promises.ts';
import { renderBars, renderMissing } from './render-bars.ts';
import { renderCoverage } from './render-coverage.ts';
import { fateWords, renderDifferences, renderLine, renderResult } from './render-line.ts';
import type { MutantRun, ParityRun, VerificationRun } from './runs.ts';
import { reportStyle } from './style.ts';

/** The report of a page, line by line, as one HTML file that loads nothing. @param index the way to the index, if there is one */
export function renderPageReport(report: PageReport, index?: string): string {
  const { path, bars } = report;
  const linkOf = ({ page, line }: Missing) => (page === path && line !== undefined ? `#L${line}` : undefined);
  const body = html`<a class="skip" href="#lines">To the lines</a>
<main>
<header>
${index !== undefined && html`<p><a href="${index}">All pages</a></p>\n`}<h1>${path}</h1>
<p class="sentence">${sayInShort(report)}</p>
${renderBars(bars, ({ id }) => `#missing-${id}`)}${renderHeat(report.lines, `the ${report.lines.length} lines of ${path}, in the colours of what became of them`)}
${renderLegend(report)}
</header>
${renderLines(report)}${renderMissing(bars, linkOf)}</main>
${renderRuns(report)}`;
  return printHtmlPage({
    title: `${path}: what became of each line`,
    style: sharedStyle + reportStyle,
    script: keysScript,
    body: html`<div class="with-panel">\n${body}</div>\n`,
  });
}

/** The report in one sentence. */
function sayInShort({ path, lines, operations }: PageReport): string {
  const { carried, decided, error, prose } = countFates(lines);
  const served = operations === 1 ? '1 operation' : `${operations} operations`;
  const errors = error === 0 ? 'none is in error' : `${error} ${error === 1 ? 'is' : 'are'} in error`;
  return (
    `The ${/\.md$/i.test(path) ? 'page' : 'document'} documents ${served}. Of its ${carried + decided + error + prose} lines that are not blank, ${carried} are ` +
    `carried into the artefacts as they are, ${decided} with a decision, ${prose} are prose without effect, and ${errors}.`
  );
}

function renderLegend({ lines }: PageReport): Html {
  const counts = countFates(lines);
  const items = (['carried', 'decided', 'error', 'prose'] as const).map(
    (fate) => html`<li class="${fate}">${counts[fate]} ${fateWords[fate]}</li>`,
  );
  return html`<ul class="legend">${items}</ul>`;
}

function renderLines({ path, lines, promises, runs }: PageReport): Html {
  const byLine = promisesByLine(promises);
  const results = new Map(runs.verification?.results.map((result) => [result.description, result]));
  const operationLines = linesOfOperations(lines);
  const items = lines.map((line) =>
    renderLine(line, {
      promises: byLine.get(`${path}:${line.number}`),
      results,
      mutants: (runs.mutants?.mutants ?? []).filter((mutant) => mutant.line === line.number),
      differences: (runs.parity?.differences ?? []).filter(
        ({ operation }) => operation !== undefined && operationLines.get(operation) === line.number,
      ),
    }),
  );
  return html`<section aria-labelledby="lines">
<h2 id="lines" tabindex="-1">Line by line</h2>
<p class="quiet">Choose a line number to see what rests on the line.</p>
<div class="tools" hidden><label>Find <input type="search" autocomplete="off" spellcheck="false"></label><output></output>
<span><kbd>j</kbd> <kbd>k</kbd> next and previous line, <kbd>f</kbd> next finding, <kbd>/</kbd> find</span></div>
<ol class="lines">
${items}</ol>
</section>
`;
}

/** The line that declares each operation. */
function linesOfOperations(lines: PageReport['lines']): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { number, parts } of lines) {
    for (const { part } of parts) {
      const { operationId } = part;
      if (typeof operationId === 'string' && !found.has(operationId)) found.set(operationId, number);
    }
  }
  return found;
}

/** The last runs, with what is wrong in each. */
function renderRuns({ path, runs: { verification, parity, mutants, coverage } }: PageReport): Html {
  return html`<aside class="panel" aria-labelledby="runs">
<h2 id="runs">Last runs</h2>
<h3>Verification</h3>
${verification === undefined ? sayNoRun('facsimile verify --report json=FILE', '--verify FILE') : renderVerification(verification)}<h3>Parity</h3>
${parity === undefined ? sayNoRun('facsimile parity --report json=FILE', '--parity FILE') : renderParity(parity)}<h3>Mutants</h3>
${mutants === undefined ? sayNoRun('npm run mutants -- --report FILE', '--mutants FILE') : renderMutantRun(mutants)}<h3>Tests of consumers</h3>
${coverage === undefined ? sayNoRun('recordPact in their tests', '--coverage pacts') : renderCoverage(coverage, path)}</aside>
`;
}

function sayNoRun(command: string, option: string): Html {
  return html`<p class="quiet">There was no run, or it was not given. <code>${command}</code> makes one, and <code>facsimile report ${option}</code> shows it.</p>\n`;
}

function renderVerification({ provider, results }: VerificationRun): Html {
  const own = results.filter(({ follows }) => follows === undefined);
  const count = (outcome: VerificationResult['outcome']) => own.filter((result) => result.outcome === outcome).length;
  const failed = own.filter((result) => result.outcome === 'failed');
  const items = failed
    .toSorted((a, b) => Number(isBroken(b)) - Number(isBroken(a)))
    .map(
      (result) =>
        html`<details><summary><span class="failed">${isBroken(result) ? 'broken' : 'advice'}</span> ${result.description}</summary>${renderResult(result)}</details>\n`,
    );
  return html`<p>${provider}: ${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped</p>\n${items}`;
}

function renderParity({ vectors, targets, differences }: ParityRun): Html {
  const count = differences.length === 1 ? '1 difference' : `${differences.length} differences`;
  return html`<p>${vectors} requests to ${targets.join(', ')}: ${count}</p>\n${renderDifferences(differences)}`;
}

function renderMutantRun({ mutants }: MutantRun): Html {
  const counts = [...Map.groupBy(mutants, ({ status }) => status)].map(
    ([status, all]) => `${all.length} ${status.toLowerCase()}`,
  );
  return html`<p>${mutants.length} faulty providers: ${counts.join(', ')}</p>\n`;
}
