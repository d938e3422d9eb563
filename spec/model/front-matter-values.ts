import type { Report } from '../diagnostics/report.ts';
import type { Page } from '../page/page.ts';

/** Tells which keys of the front matter state nothing: one finding for all of them. */
export function checkFrontMatter(page: Page, report: Report): void {
  const empty = page.frontMatter.filter((entry) => entry.value.text.trim() === '');
  const [first, ...others] = empty;
  if (first === undefined) return;
  const related = others.map((entry) => ({ ...entry.value, label: 'likewise' }));
  report('front-matter-value-empty', { keys: empty.map((entry) => entry.key) }, { ...first.value, related });
}
