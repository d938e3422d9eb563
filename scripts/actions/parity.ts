import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { emitMocks } from '../../mocks/generate/generate.ts';
import { plainLayout } from '../../mocks/generate/layout.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure, WrongUse } from '../cli/errors.ts';
import type { CheckParity } from '../cli/parity-options.ts';
import { startProgressBar } from '../cli/progress-bar.ts';
import { suggestName } from '../cli/suggest-name.ts';
import { prepareReports, writeReports } from '../outputs/write-report.ts';
import { openTarget, type Subject, type TargetName, targetNames } from '../parity/open-target.ts';
import { formatDifferences, formatReport, listVerdicts, renderJson, renderJunit } from '../parity/report.ts';
import type { ParityReport } from '../parity/result.ts';
import { runParity } from '../parity/run-parity.ts';
import type { OpenedTarget } from '../parity/targets/target.ts';
import { planVectors } from '../parity/vectors/build-vectors.ts';
import type { Coverage } from '../parity/vectors/choose-operations.ts';
import { readDocument } from '../project/artifacts.ts';
import { openProject, type Project } from '../project/project.ts';

/** Compares the responses of the targets, and prints it. @throws CommandFailure where they do not all say the same */
export const checkParity: CheckParity = async ({ target: targets, report: files, ...coverage }, context) => {
  const project = await openProject(context);
  // The reference provider is one of the project's own API.
  const all = targetNames.filter((name) => !project.isNamed || name !== 'reference');
  const names = targets.length === 0 ? all : targets.map(targetName);
  await prepareReports(files, context);
  await using workshop = new AsyncDisposableStack();
  const subject = await readSubject(project, workshop);
  const report = await compare(names, { ...subject, coverage }, context);
  context.out(formatReport(report));
  context.result?.(listVerdicts(report));
  await writeReports(files, ({ kind }) => (kind === 'json' ? renderJson(report) : renderJunit(report)), context);
  const [missing] = report.skipped;
  if (targets.length > 0 && missing)
    throw new CommandFailure(`the target ${missing.name} was asked for: ${missing.skipped}`);
  const count = report.differences.length;
  if (count === 0) return;
  const what = count === 1 ? '1 response differs' : `${count} responses differ`;
  throw new CommandFailure(`${what} from what the others say, or from the rule`, `${formatDifferences(report)}\n`);
};

function targetName(text: string): TargetName {
  const name = targetNames.find((targetName) => targetName === text);
  if (name === undefined) throw new WrongUse(`there is no target \`${text}\`; ${suggestTarget(text)}`);
  return name;
}

function suggestTarget(text: string): string {
  const near = suggestName(text, targetNames);
  return near === undefined ? `the targets are ${targetNames.join(', ')}` : `did you mean \`${near}\`?`;
}

async function readSubject(project: Project, workshop: AsyncDisposableStack): Promise<Subject> {
  const document = await readDocument(project);
  if (project.isNamed) return { document, handlers: await writeHandlers(document, workshop) };
  const { handlers } = project.outputs;
  if (handlers === undefined) throw new CommandFailure('output.handlers is false, so that there is nothing to compare');
  const path = resolve(project.folder, handlers);
  if (!existsSync(path)) throw new CommandFailure(`${handlers}: is not there: run \`facsimile generate\``);
  return { document, handlers: path };
}

/** The handlers of a document in a folder of their own, which is removed with the workshop. */
async function writeHandlers(document: OpenApiDocument, workshop: AsyncDisposableStack): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'facsimile-parity-'));
  workshop.defer(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'node_modules'));
  await symlink(join(import.meta.dirname, '../..'), join(folder, 'node_modules/facsimile'), 'junction');
  for (const { path, text } of [
    { path: 'package.json', text: '{ "type": "module" }' },
    ...(await emitMocks(document)),
  ]) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return join(folder, plainLayout.handlers);
}

async function compare(
  names: readonly TargetName[],
  { coverage, ...subject }: Subject & { readonly coverage: Coverage },
  context: CommandContext,
): Promise<ParityReport> {
  const plan = planVectors(subject.document, coverage);
  const bar = context.draw && startProgressBar(names.length * plan.vectors.length, context.draw);
  const opened = (name: TargetName) => (): Promise<OpenedTarget> =>
    openTarget(name, subject).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      throw new CommandFailure(`the target ${name} cannot be opened: ${message.replaceAll(/\s+/g, ' ')}`);
    });
  try {
    return await runParity({
      document: subject.document,
      plan,
      targets: names.map(opened),
      onVector: (target) => bar?.advance(target),
    });
  } finally {
    bar?.end();
  }
}
