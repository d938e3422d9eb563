import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import type { DiagnosticCode } from '../../spec/diagnostics/catalogue/all.ts';
import type { Diagnostic } from '../../spec/diagnostics/diagnostic.ts';
import { withFingerprints } from '../../spec/diagnostics/fingerprints.ts';
import { renderGithub } from '../../spec/diagnostics/formats/github.ts';
import { renderJson } from '../../spec/diagnostics/formats/json.ts';
import { renderSarif } from '../../spec/diagnostics/formats/sarif.ts';
import { renderText } from '../../spec/diagnostics/formats/text.ts';
import { WrongUse } from '../cli/errors.ts';
import { readText } from '../project/files.ts';

export const findingsFormats = ['text', 'json', 'sarif', 'github'] as const;

/** For people, for programs, for code scanning, for the log of a GitHub Actions job. */
export type FindingsFormat = (typeof findingsFormats)[number];

/** The format of a file of findings, recognised by its ending. @throws WrongUse if it has none of those that are known */
export function findingsFormatOf(file: string): FindingsFormat {
  if (/\.sarif(\.json)?$/i.test(file)) return 'sarif';
  if (/\.json$/i.test(file)) return 'json';
  if (/\.txt$/i.test(file)) return 'text';
  throw new WrongUse(`the file of findings \`${file}\` ends in neither .txt, .json nor .sarif`);
}

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
  const codes = [...new Set(diagnostics.map((diagnostic) => diagnostic.code))];
  const help = await Promise.all(codes.map(async (code) => [code, await readCasePage(code)] as const));
  return renderSarif(withFingerprints(diagnostics), texts, { version: packageJson.version, help: new Map(help) });
}

const cases = join(import.meta.dirname, '../../spec/diagnostics/codes');

/** The Markdown page that explains a code. */
export function readCasePage(code: DiagnosticCode): Promise<string> {
  return readText(cases, `${code}.md`);
}
