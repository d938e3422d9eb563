import { join } from 'node:path';
import type { DiagnosticCode } from '../spec/diagnostics/catalogue.ts';
import { readText } from './read-text.ts';

const cases = join(import.meta.dirname, '../spec/diagnostics/cases');

/** The Markdown page that explains a code. */
export function readCasePage(code: DiagnosticCode): Promise<string> {
  return readText(cases, `${code}.md`);
}
