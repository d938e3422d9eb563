import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { renderHtmlReport } from '../../contracts/reports/html.ts';
import { renderJsonReport } from '../../contracts/reports/json.ts';
import { renderJunitReport } from '../../contracts/reports/junit.ts';
import { renderSarifReport } from '../../contracts/reports/sarif.ts';
import type { VerificationReport } from '../../contracts/verify/result.ts';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure, describeFileError } from '../cli/errors.ts';

const renderers = {
  junit: renderJunitReport,
  sarif: renderSarifReport,
  html: renderHtmlReport,
  json: renderJsonReport,
} as const satisfies Readonly<Record<string, (report: VerificationReport) => string>>;

/** A kind of report. */
export type ReportKind = keyof typeof renderers;

/** The kinds of reports, in the order in which they are listed. */
export const reportKinds = Object.keys(renderers) as readonly ReportKind[];

/** A report that is requested, and where it goes. */
export interface ReportFile {
  readonly kind: ReportKind;
  readonly file: string;
}

/** @throws CommandFailure where the file cannot be written. */
export async function writeReport(
  report: VerificationReport,
  { kind, file }: ReportFile,
  { folder, out }: CommandContext,
): Promise<void> {
  const path = resolve(folder, file);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, renderers[kind](report));
  } catch (error) {
    throw new CommandFailure(`${file}: cannot be written: ${describeFileError(error)}`);
  }
  out(`written ${file}\n`);
}
