import { escapeMarkup, escapeMarkupLine } from '../../spec/standards/markup.ts';
import {
  countOutcomes,
  isBroken,
  type VerificationFailure,
  type VerificationReport,
  type VerificationResult,
} from '../verify/result.ts';
import { groupByCause } from './causes.ts';
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
  const title = `${counts.failed} failed, ${counts.passed} passed, ${counts.skipped} skipped`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}: ${escapeMarkupLine(provider)}</title>
<style>${style}</style>
</head>
<body>
<h1 class="${report.ok ? 'passed' : 'failed'}">${escapeMarkupLine(provider)}</h1>
<p>${formatCounts(report)}. Facsimile ${escapeMarkup(version)}</p>
${renderFailed(broken)}${renderSection('Advice that is not followed', advice)}${renderSection('Pending contracts that are not kept', pending)}${renderSection('Skipped', of('skipped'))}${renderSection('Passed', of('passed'))}</body>
</html>
`;
}

const style = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
h1.failed::before { content: '✗ '; } h1.passed::before { content: '✓ '; }
.failed { color: light-dark(#b3261e, #ff8a80); } .passed { color: light-dark(#1b6e37, #7fd99a); }
.skipped { color: light-dark(#6b5900, #e0c25a); }
details { border-top: 1px solid light-dark(#ddd, #444); padding: .4rem 0; }
summary { cursor: pointer; } .body { color: CanvasText; margin-left: 1.2rem; }
table { border-collapse: collapse; } th, td { text-align: left; vertical-align: top; padding: .1rem .8rem .1rem 0; }
th { font-weight: normal; opacity: .7; } td, pre { overflow-wrap: anywhere; white-space: pre-wrap; }
td, pre { font-family: ui-monospace, monospace; font-size: 13px; }
pre { background: light-dark(#f4f4f4, #222); padding: .6rem; }
`;

function renderSection(heading: string, results: readonly VerificationResult[]): string {
  if (results.length === 0) return '';
  return `<h2>${heading} (${results.length})</h2>\n${results.map((result) => renderResult(result)).join('')}`;
}

/** The failed by cause: of each the example is open. One that has two causes stands at the first, the second refers to it. */
function renderFailed(results: readonly VerificationResult[]): string {
  if (results.length === 0) return '';
  const shown = new Set<VerificationResult>();
  const id = (result: VerificationResult) => `failed-${results.indexOf(result) + 1}`;
  const parts = groupByCause(results).map((cause) => {
    const items = [cause.example, ...cause.others].map((result) => {
      if (shown.has(result)) return `<p><a href="#${id(result)}">${escapeMarkupLine(result.description)}</a></p>\n`;
      shown.add(result);
      return renderResult(result, { id: id(result), open: result === cause.example });
    });
    return `<h3>${escapeMarkup(formatCauseHeading(cause))}</h3>\n${items.join('')}`;
  });
  return `<h2>Failed (${results.length})</h2>\n${parts.join('')}`;
}

function renderResult(
  result: VerificationResult,
  { id, open = false }: { readonly id?: string; readonly open?: boolean } = {},
): string {
  const { outcome, description, duration, note, advisory, pact, source, failures, sent, received, curl } = result;
  const facts = [
    ...(advisory === undefined ? [] : [['advice only', advisory]]),
    ...(note === undefined ? [] : [['note', note]]),
    ['contract', pact],
    ...(source === undefined ? [] : [['about', source]]),
    ['time', `${duration} ms`],
  ];
  const parts = [
    ...failures.map(renderFailure),
    renderTable(facts),
    renderText('sent', sent),
    renderText('received', received),
    renderText('to send it again', curl),
  ];
  const attributes = `${id === undefined ? '' : ` id="${id}"`} class="${outcome}"${open ? ' open' : ''}`;
  return `<details${attributes}><summary>${escapeMarkupLine(description)}</summary>\n<div class="body">${parts.join('')}</div></details>\n`;
}

function renderFailure(failure: VerificationFailure): string {
  const { expected, actual, source } = failure;
  const rows = [
    ...(expected === undefined ? [] : [['expected', expected]]),
    ...(actual === undefined ? [] : [['received', actual]]),
    ...(source === undefined ? [] : [['demanded by', source]]),
  ];
  return `<p class="failed">${escapeMarkupLine(formatHeadline(failure))}</p>\n${renderTable(rows)}`;
}

function renderTable(rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const cells = rows.map(([name = '', value = '']) => `<tr><th>${name}</th><td>${escapeMarkup(value)}</td></tr>`);
  return `<table>${cells.join('')}</table>\n`;
}

function renderText(heading: string, text: string | undefined): string {
  return text === undefined ? '' : `<p>${heading}</p><pre>${escapeMarkup(text)}</pre>\n`;
}
