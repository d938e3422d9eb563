import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { renderHtmlReport } from '../contracts/report-html.ts';
import { renderJsonReport } from '../contracts/report-json.ts';
import { renderJunitReport } from '../contracts/report-junit.ts';
import { renderSarifReport } from '../contracts/report-sarif.ts';
import type { VerificationReport } from '../contracts/verification-report.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';
import { describeFileError } from './describe-file-error.ts';

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

/** A report that is asked for, and where it goes. */
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
