import { type Html, html } from '../../spec/standards/html.ts';
import type { Bar, Missing } from './bars.ts';
import { formatCount } from './heat.ts';

/** The bars, each a link to what is missing. @param linkOf where a bar leads to */
export function renderBars(bars: readonly Bar[], linkOf: (bar: Bar) => string): Html {
  const items = bars.map((bar) => {
    const { id, title, done, all, unknown } = bar;
    const known = unknown === undefined || done > 0;
    const value = known ? `${formatCount(done)} of ${formatCount(all)}` : 'no run';
    return html`<li class="bar-${id}"><a href="${linkOf(bar)}"><span class="value">${value}</span> <span class="title">${title}</span>
<svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect class="all" width="100" height="1"/><rect class="done" width="${percentOf(bar)}" height="1"/></svg></a></li>
`;
  });
  return html`<ul class="bars">
${items}</ul>
`;
}

/** Never 100 while something is missing. */
function percentOf({ done, all }: Bar): number {
  return all === 0 ? 0 : Math.floor((done * 1000) / all) / 10;
}

/** What is missing from each bar, each thing with a link to its line. @param linkOf where a thing is */
export function renderMissing(bars: readonly Bar[], linkOf: (missing: Missing) => string | undefined): Html {
  const sections = bars.map((bar) => {
    const { id, title, missing } = bar;
    return html`<section class="missing" id="missing-${id}" tabindex="-1">
<h2>Missing from ${title}</h2>
${renderList(bar, missing, linkOf)}</section>
`;
  });
  return html`${sections}`;
}

function renderList(
  { all, unknown }: Bar,
  missing: readonly Missing[],
  linkOf: (missing: Missing) => string | undefined,
): Html {
  if (unknown !== undefined) return html`<p>There was no run: <code>${unknown}</code> makes one.</p>\n`;
  if (all === 0) return html`<p>There are none.</p>\n`;
  if (missing.length === 0) return html`<p>Nothing.</p>\n`;
  const items = missing.map((thing) => {
    const link = linkOf(thing);
    const words = html`<span>${thing.words}</span>`;
    const place = thing.line === undefined ? (thing.page ?? '') : `line ${thing.line}`;
    return html`<li>${link === undefined ? words : html`<a href="${link}">${place}</a> ${words}`}</li>\n`;
  });
  return html`<ul>\n${items}</ul>\n`;
}
