import type { Report } from '../diagnostics/report.ts';
import type { Page } from '../page/page.ts';
import { placesOfAll } from './places-of-all.ts';

/** Tells which keys of the front matter state nothing: one finding for all of them. */
export function checkFrontMatter(page: Page, report: Report): void {
  const empty = page.frontMatter.filter((entry) => entry.value.text.trim() === '');
  const where = placesOfAll(
    empty.map((entry) => entry.value),
    'likewise',
  );
  if (where !== undefined) report('front-matter-value-empty', { keys: empty.map((entry) => entry.key) }, where);
}
