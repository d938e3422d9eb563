import { printHtmlPage, sharedStyle } from '../../contracts/reports/html-page.ts';
import { type Html, html } from '../../spec/standards/html.ts';
import type { Bar } from './bars.ts';
import { countFates, formatCount, renderHeat } from './heat.ts';
import type { ReportedPage } from './page-report.ts';
import { renderBars } from './render-bars.ts';
import { reportStyle } from './style.ts';

/** The index of many pages as one HTML file that loads nothing: a row of heat for each, the worst first. */
export interface ReportIndex {
  readonly title: string;
  readonly pages: readonly ReportedPage[];
  readonly bars: readonly Bar[];
  /** The way to the report of a page; undefined where there is none beside the index. */
  readonly linkOf: (page: ReportedPage) => string | undefined;
}

/** Prints the index. */
export function renderReportIndex({ title, pages, bars, linkOf }: ReportIndex): string {
  const rows = sortWorstFirst(pages).map((page) => renderRow(page, linkOf(page)));
  const body = html`<main>
<header>
<h1>${title}</h1>
<p class="sentence">${sayInShort(pages)}</p>
${renderBars(bars, () => '#pages')}</header>
<h2 id="pages" tabindex="-1">Pages, the worst first</h2>
<table class="pages">
<thead><tr><th scope="col">page</th><th scope="col" class="strip">its lines</th><th scope="col" class="count">errors</th><th scope="col" class="count">decisions</th><th scope="col" class="count further">no effect</th><th scope="col" class="count further">carried</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
</main>
`;
  return printHtmlPage({ title, style: sharedStyle + reportStyle, body });
}

/** Pages with errors first, then those with the most decisions for their length, then those of which least is carried. */
function sortWorstFirst(pages: readonly ReportedPage[]): readonly ReportedPage[] {
  const badness = (page: ReportedPage) => {
    const { carried, decided, error, prose } = countFates(page.lines);
    const all = Math.max(1, carried + decided + error + prose);
    return { page, error, decided: decided / all, prose: prose / all };
  };
  return pages
    .map(badness)
    .toSorted(
      (a, b) => b.error - a.error || b.decided - a.decided || b.prose - a.prose || (a.page.path < b.page.path ? -1 : 1),
    )
    .map(({ page }) => page);
}

function renderRow(page: ReportedPage, link: string | undefined): Html {
  const { carried, decided, error, prose } = countFates(page.lines);
  const label = `${error} in error, ${decided} with a decision, ${prose} without effect, ${carried} carried`;
  const name = link === undefined ? page.path : html`<a href="${link}">${page.path}</a>`;
  return html`<tr><th scope="row">${name}</th><td class="strip">${renderHeat(page.lines, label)}</td><td class="count">${error}</td><td class="count">${decided}</td><td class="count further">${prose}</td><td class="count further">${carried}</td></tr>
`;
}

function sayInShort(pages: readonly ReportedPage[]): string {
  const operations = pages.reduce((sum, page) => sum + page.operations, 0);
  const lines = pages.reduce((sum, { lines }) => sum + lines.filter(({ text }) => text.trim() !== '').length, 0);
  const bad = pages.filter((page) => page.lines.some(({ fate }) => fate === 'error')).length;
  const errors = bad === 0 ? 'no page has an error' : `${bad} ${bad === 1 ? 'page has' : 'pages have'} an error`;
  return `${formatCount(pages.length)} pages document ${formatCount(operations)} operations in ${formatCount(lines)} lines; ${errors}.`;
}
