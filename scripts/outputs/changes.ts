import packageJson from '../../package.json' with { type: 'json' };
import { renderGithub } from '../../spec/diagnostics/formats/github.ts';
import { renderSarif } from '../../spec/diagnostics/formats/sarif.ts';
import { renderText } from '../../spec/diagnostics/formats/text.ts';
import type { ReportedChange } from '../../spec/diff/change.ts';
import { renderHtml } from '../../spec/diff/formats/html.ts';
import { renderJson } from '../../spec/diff/formats/json.ts';
import { renderMarkdown } from '../../spec/diff/formats/markdown.ts';
import { describeRule } from '../../spec/diff/formats/rule-page.ts';
import { toFindings } from '../../spec/diff/formats/to-findings.ts';
import type { ChangesFormat } from './changes-format.ts';

/** Changes with the texts that they point into, by page. */
export interface LocatedChanges {
  readonly changes: readonly ReportedChange[];
  readonly texts: ReadonlyMap<string, string>;
}

/** The text of changes in a format; the accepted ones are part of it. */
export function renderChanges({ changes, texts }: LocatedChanges, format: ChangesFormat): string {
  if (format === 'json') return renderJson(changes);
  if (format === 'markdown') return renderMarkdown(changes);
  if (format === 'html') return renderHtml(changes);
  const findings = toFindings(changes, texts);
  if (format === 'github') return renderGithub(findings, texts);
  if (format === 'text') return findings.length === 0 ? '' : `${renderText(findings, texts)}\n`;
  const help = new Map(changes.map(({ code }) => [code, describeRule(code)]));
  return renderSarif(findings, texts, { version: packageJson.version, help });
}
