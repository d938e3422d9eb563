import packageJson from '../package.json' with { type: 'json' };
import type { Diagnostic } from '../spec/diagnostics/diagnostic.ts';
import { renderGithub } from '../spec/diagnostics/render-github.ts';
import { renderJson } from '../spec/diagnostics/render-json.ts';
import { renderSarif } from '../spec/diagnostics/render-sarif.ts';
import { renderText } from '../spec/diagnostics/render-text.ts';
import { readCasePage } from './case-page.ts';
import type { FindingsFormat } from './findings-format.ts';

/** Findings with the texts that they point into, by page. */
export interface LocatedFindings {
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
}

/** The text of findings in a format; the accepted ones are part of it. */
export async function renderFindings({ diagnostics, texts }: LocatedFindings, format: FindingsFormat): Promise<string> {
  if (format === 'json') return renderJson(diagnostics, texts);
  if (format === 'github') return renderGithub(diagnostics, texts);
  if (format === 'text') return diagnostics.length === 0 ? '' : `${renderText(diagnostics, texts)}\n`;
  const codes = [...new Set(diagnostics.map((one) => one.code))];
  const help = await Promise.all(codes.map(async (code) => [code, await readCasePage(code)] as const));
  return renderSarif(diagnostics, texts, { version: packageJson.version, help: new Map(help) });
}
