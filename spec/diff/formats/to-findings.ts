import type { Finding, Severity } from '../../diagnostics/diagnostic.ts';
import type { PageSource } from '../../openapi/document.ts';
import { type LineIndex, lineIndexes } from '../../source/line-index.ts';
import type { Place } from '../../source/place.ts';
import type { ReportedChange } from '../change.ts';
import { type ChangeClass, changeRules } from '../rules.ts';
import { classNames, describeBreaks } from './words.ts';

const severities: Readonly<Record<ChangeClass, Severity>> = {
  'breaking-consumers': 'error',
  'breaking-providers': 'warning',
  addition: 'info',
  wording: 'info',
};

/** Changes as findings about the new source, with the old one as the related place. `texts` by page. */
export function toFindings(changes: readonly ReportedChange[], texts: ReadonlyMap<string, string>): readonly Finding[] {
  const indexOf = lineIndexes((page) => texts.get(page));
  return changes.map((change) => {
    const { code, message, fingerprint, before, after, accepted } = change;
    const main = spanOf(after ?? before, indexOf);
    return {
      code,
      severity: severities[change.class],
      message,
      ...main,
      label: after === undefined ? 'before' : '',
      related: before === undefined || after === undefined ? [] : [{ ...spanOf(before, indexOf), label: 'before' }],
      note: `${classNames[change.class]}. ${changeRules[code].why}`,
      ...helpOf(change),
      fingerprint,
      ...(accepted && { accepted: { ...main, reason: 'its fingerprint is in the baseline' } }),
    };
  });
}

function helpOf(change: ReportedChange): { readonly help?: string } {
  const lines = describeBreaks(change, 5);
  return lines.length === 0 ? {} : { help: lines.join('\n') };
}

/** The text of a line without the blanks around it. */
function spanOf(place: PageSource | undefined, indexOf: (page: string) => LineIndex): Place {
  if (place === undefined) return { page: '', span: { start: 0, end: 0 } };
  const index = indexOf(place.page);
  const text = index.lineText(place.line);
  const start = index.startOf(place.line) + (text.length - text.trimStart().length);
  return { page: place.page, span: { start, end: Math.max(start, index.startOf(place.line) + text.trimEnd().length) } };
}
