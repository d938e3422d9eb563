import { type Html, html } from '../../spec/standards/html.ts';
import { escapeLine } from '../../spec/standards/visible-text.ts';
import {
  countOutcomes,
  isBroken,
  type VerificationFailure,
  type VerificationReport,
  type VerificationResult,
} from '../verify/result.ts';
import { groupByCause } from './causes.ts';
import { printHtmlPage, sharedStyle } from './html-page.ts';
import { formatCauseHeading, formatCounts, formatHeadline } from './text.ts';

/** A verification as one HTML file that loads nothing and runs no script: the failed first, each with its exchange. */
export function renderHtmlReport(report: VerificationReport): string {
  const { provider, version, strict } = report;
  const results = report.results.filter(({ follows }) => follows === undefined);
  const of = (outcome: VerificationResult['outcome']) => results.filter((result) => result.outcome === outcome);
  const broken = results.filter((result) => isBroken(result, strict));
  const pending = of('failed').filter((result) => result.pending);
  const advice = of('failed').filter((result) => !broken.includes(result) && !result.pending);
  const counts = countOutcomes(results);
  const heading = `${counts.failed} failed, ${counts.passed} passed, ${counts.skipped} skipped`;
  const body = html`<h1 class="${report.ok ? 'passed' : 'failed'}">${escapeLine(provider)}</h1>
<p>${formatCounts(report)}. Facsimile ${version}</p>
${renderFailed(broken)}${renderSection('Advice that is not followed', advice)}${renderSection('Pending contracts that are not kept', pending)}${renderSection('Skipped', of('skipped'))}${renderSection('Passed', of('passed'))}`;
  return printHtmlPage({ title: `${heading}: ${escapeLine(provider)}`, style: sharedStyle + style, body });
}

const style = `
body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
h1.failed::before { content: '✗ '; } h1.passed::before { content: '✓ '; }
details { border-top: 1px solid var(--line); padding: .4rem 0; }
.body { color: var(--text); margin-left: 1.2rem; }
table { border-collapse: collapse; } th, td { text-align: left; vertical-align: top; padding: .1rem .8rem .1rem 0; }
th { font-weight: normal; color: var(--quiet); } td { overflow-wrap: anywhere; white-space: pre-wrap; }
td { font-family: ui-monospace, monospace; font-size: 13px; }
`;

function renderSection(heading: string, results: readonly VerificationResult[]): Html | undefined {
  if (results.length === 0) return undefined;
  return html`<h2>${heading} (${results.length})</h2>\n${results.map((result) => renderResult(result))}`;
}

/** The failed by cause: of each the example is open. One that has two causes stands at the first, the second refers to it. */
function renderFailed(results: readonly VerificationResult[]): Html | undefined {
  if (results.length === 0) return undefined;
  const shown = new Set<VerificationResult>();
  const id = (result: VerificationResult) => `failed-${results.indexOf(result) + 1}`;
  const parts = groupByCause(results).map((cause) => {
    const items = [cause.example, ...cause.others].map((result) => {
      if (shown.has(result)) return html`<p><a href="#${id(result)}">${escapeLine(result.description)}</a></p>\n`;
      shown.add(result);
      return renderResult(result, { id: id(result), open: result === cause.example });
    });
    return html`<h3>${formatCauseHeading(cause)}</h3>\n${items}`;
  });
  return html`<h2>Failed (${results.length})</h2>\n${parts}`;
}

function renderResult(
  result: VerificationResult,
  { id, open = false }: { readonly id?: string; readonly open?: boolean } = {},
): Html {
  const { outcome, description, duration, note, advisory, pact, source, failures, sent, received, curl } = result;
  const facts = [
    ...(advisory === undefined ? [] : [['advice only', advisory]]),
    ...(note === undefined ? [] : [['note', note]]),
    ['contract', pact],
    ...(source === undefined ? [] : [['about', source]]),
    ['time', `${duration} ms`],
  ];
  const inner = html`<summary>${escapeLine(description)}</summary>
<div class="body">${failures.map(renderFailure)}${renderTable(facts)}${renderText('sent', sent)}${renderText('received', received)}${renderText('to send it again', curl)}</div></details>\n`;
  if (id === undefined) return html`<details class="${outcome}">${inner}`;
  return open
    ? html`<details id="${id}" class="${outcome}" open>${inner}`
    : html`<details id="${id}" class="${outcome}">${inner}`;
}

function renderFailure(failure: VerificationFailure): Html {
  const { expected, actual, source } = failure;
  const rows = [
    ...(expected === undefined ? [] : [['expected', expected]]),
    ...(actual === undefined ? [] : [['received', actual]]),
    ...(source === undefined ? [] : [['demanded by', source]]),
  ];
  return html`<p class="failed">${escapeLine(formatHeadline(failure))}</p>\n${renderTable(rows)}`;
}

function renderTable(rows: readonly (readonly string[])[]): Html | undefined {
  if (rows.length === 0) return undefined;
  const cells = rows.map(([name = '', value = '']) => html`<tr><th>${name}</th><td>${value}</td></tr>`);
  return html`<table>${cells}</table>\n`;
}

function renderText(heading: string, text: string | undefined): Html | undefined {
  return text === undefined ? undefined : html`<p>${heading}</p><pre>${text}</pre>\n`;
}
