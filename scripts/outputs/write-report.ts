import type { VerificationReport } from '../../contracts/verify/result.ts';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure } from '../cli/errors.ts';
import type { RequestedReport } from '../cli/report-option.ts';
import { refuseUnwritable, writeOutputs } from './write-outputs.ts';

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

/** @throws CommandFailure naming a report that cannot be written, before the work begins; a file that is there stays as it is */
export async function prepareReports(reports: readonly { readonly file: string }[], { folder }: CommandContext) {
  await ofReports(() =>
    refuseUnwritable(
      folder,
      reports.map(({ file }) => file),
    ),
  );
}

/** Writes reports, all or none, and says so. @throws CommandFailure where one cannot be written */
export async function writeReports<Kind extends string>(
  reports: readonly RequestedReport<Kind>[],
  render: (report: RequestedReport<Kind>) => string,
  { folder, out }: CommandContext,
): Promise<void> {
  const outputs = reports.map((report) => ({ path: report.file, after: () => [render(report)] }));
  await ofReports(() => writeOutputs(folder, outputs));
  for (const { path } of outputs) out(`written ${path}\n`);
}

/** The same for those of a verification. @throws CommandFailure where one cannot be written */
export async function writeVerificationReports(
  report: VerificationReport,
  files: readonly ReportFile[],
  context: CommandContext,
): Promise<void> {
  const loaded = await Promise.all(files.map(async ({ kind }) => [kind, await renderers[kind]()] as const));
  const known = new Map(loaded);
  await writeReports(files, ({ kind }) => known.get(kind)?.(report) ?? '', context);
}

async function ofReports(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw error instanceof CommandFailure ? new CommandFailure(`report ${error.message}`) : error;
  }
}
