import { appendFile, mkdir, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { VerificationReport } from '../../contracts/verify/result.ts';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure, describeFileError } from '../cli/errors.ts';
import type { RequestedReport } from '../cli/report-option.ts';
import { writeWhole } from './temporary-files.ts';

/** Loaded when a report is requested: every command knows their names. */
const renderers = {
  junit: async () => (await import('../../contracts/reports/junit.ts')).renderJunitReport,
  sarif: async () => (await import('../../contracts/reports/sarif.ts')).renderSarifReport,
  html: async () => (await import('../../contracts/reports/html.ts')).renderHtmlReport,
  json: async () => (await import('../../contracts/reports/json.ts')).renderJsonReport,
} as const satisfies Readonly<Record<string, () => Promise<(report: VerificationReport) => string>>>;

/** A kind of report. */
export type ReportKind = keyof typeof renderers;

/** The kinds of reports, in the order in which they are listed. */
export const reportKinds = Object.keys(renderers) as readonly ReportKind[];

/** A report that is requested, and where it goes. */
export type ReportFile = RequestedReport<ReportKind>;

/**
 * Makes the folders of reports, and checks that each can be written, before the work begins. A file that is there
 * stays as it is.
 * @throws CommandFailure naming the file that cannot be written.
 */
export async function prepareReports(reports: readonly ReportFile[], { folder }: CommandContext): Promise<void> {
  for (const { file } of reports) {
    const path = resolve(folder, file);
    await writing(file, async () => {
      await mkdir(dirname(path), { recursive: true });
      const isNew = await stat(path).then(
        () => false,
        () => true,
      );
      await appendFile(path, '');
      if (isNew) await rm(path);
    });
  }
}

/** @throws CommandFailure where the file cannot be written. */
export async function writeReport(
  report: VerificationReport,
  { kind, file }: ReportFile,
  { folder, out }: CommandContext,
): Promise<void> {
  const render = await renderers[kind]();
  const text = render(report);
  await writing(file, () => writeWhole(resolve(folder, file), text));
  out(`written ${file}\n`);
}

async function writing(file: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw new CommandFailure(`report ${file}: cannot be written: ${describe(error)}`);
  }
}

/** Making a folder fails so where a file is in its place. */
function describe(error: unknown): string {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === 'ENOTDIR' || (code === 'EEXIST' && syscall === 'mkdir')) return 'a file is in the place of its folder';
  return describeFileError(error);
}
