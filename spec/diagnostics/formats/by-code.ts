import type { Diagnostic, Severity } from '../diagnostic.ts';
import { renderText } from './text.ts';

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * Findings by their codes as people read them: how many there are of each, and the first of them as an example. Errors come
 * first, then warnings; of one severity, the most frequent code.
 */
export function renderByCode(diagnostics: readonly Diagnostic[], texts: ReadonlyMap<string, string>): string {
  const groups = severities.flatMap((severity) => {
    const found = diagnostics.filter((diagnostic) => diagnostic.severity === severity);
    const byCode = Map.groupBy(found, ({ code }) => code);
    return [...byCode.values()].toSorted((a, b) => b.length - a.length);
  });
  return groups.map((found) => `${headOf(found)}${renderText(found.slice(0, 1), texts)}`).join('\n');
}

/** Nothing where the example is all that there is. */
function headOf(found: readonly Diagnostic[]): string {
  const [first, second] = found;
  if (first === undefined || second === undefined) return '';
  const pages = new Set(found.map(({ page }) => page)).size;
  const where = pages === 1 ? 'on one page' : `on ${pages} pages`;
  return `${first.severity}[${first.code}] ${found.length} times ${where}, such as\n`;
}
