import { emitMocks } from '../../mocks/generate/generate.ts';
import { renderJson } from '../../spec/diagnostics/formats/json.ts';
import { renderText } from '../../spec/diagnostics/formats/text.ts';
import { summarize } from '../../spec/diagnostics/summarize.ts';
import { readOperations } from '../../spec/openapi/operations.ts';
import { printDocument } from '../../spec/openapi/print.ts';
import type { OutputFile } from '../../spec/source/output-file.ts';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure } from '../cli/errors.ts';
import { showStages } from '../cli/progress-bar.ts';
import { finishReplacements } from '../outputs/replacements.ts';
import {
  findStaleOutputs,
  isWanted,
  layoutOf,
  refuseForeignFiles,
  type StaleOutput,
} from '../outputs/stale-outputs.ts';
import { writeOutputs } from '../outputs/write-outputs.ts';
import { emitContracts } from '../project/artifacts.ts';
import { type CompiledProject, compileProject, refuseErrors } from '../project/compile-project.ts';
import { openProject, type Project } from '../project/project.ts';

/** Writes what is stale, all or none, and prints what was read, found and written. Gives what it compiled. */
export async function updateOutputs(context: CommandContext): Promise<CompiledProject> {
  const project = await openProject(context);
  const { compiled, stale, count } = await showStages(context.draw, async (begin) => {
    const prepared = await prepareOutputs(project, begin);
    await refuseForeignFiles(project, prepared.stale);
    begin('writing files');
    await writeOutputs(context.folder, prepared.stale);
    return prepared;
  });
  context.out(`${summarizeProject(compiled, project)}\n`);
  for (const output of stale) context.out(`  ${output.after === undefined ? 'removed' : 'written'} ${output.path}\n`);
  const [removed, written] = partition(stale);
  const upToDate = count - written.length;
  context.result?.({ written, removed, upToDate });
  context.out(`${upToDate} of ${count} files were up to date\n`);
  return compiled;
}

/** @throws CommandFailure naming the stale outputs, with the differences, if one is not as it would be generated. */
export async function checkOutputs(context: CommandContext): Promise<void> {
  const project = await openProject(context);
  const { stale, count } = await showStages(context.draw, (begin) => prepareOutputs(project, begin));
  const [removed, written] = partition(stale);
  context.result?.({ stale: [...written, ...removed], upToDate: count - written.length });
  if (stale.length === 0) {
    context.out(`${count} files are up to date\n`);
    return;
  }
  const { showDifference } = await import('../outputs/show-difference.ts');
  throw new CommandFailure(
    `stale: ${stale.map((output) => output.path).join(', ')}; run \`facsimile generate\``,
    `${stale.map(showDifference).join('\n')}\n`,
  );
}

/** The paths of outputs that are to be removed, and of those that are to be written. */
function partition(stale: readonly StaleOutput[]): readonly [removed: readonly string[], written: readonly string[]] {
  const removed = stale.filter(({ after }) => after === undefined);
  const written = stale.filter(({ after }) => after !== undefined);
  return [removed.map(({ path }) => path), written.map(({ path }) => path)];
}

interface PreparedOutputs {
  readonly compiled: CompiledProject;
  readonly stale: readonly StaleOutput[];
  /** How many files are generated, stale or not. */
  readonly count: number;
}

async function prepareOutputs(project: Project, begin: (stage: string) => void): Promise<PreparedOutputs> {
  finishReplacements(project.folder);
  begin('reading sources');
  const compiled = await compileProject(project);
  refuseErrors(compiled, 'nothing was generated');
  begin('making code and contracts');
  const outputs = await emitOutputs(compiled, project);
  return { compiled, stale: await findStaleOutputs(project, outputs), count: outputs.length };
}

function summarizeProject({ document, diagnostics }: CompiledProject, { outputs }: Project): string {
  const count = readOperations(document).length;
  const place = outputs.diagnostics === undefined ? '' : ` (${outputs.diagnostics}.txt)`;
  return `${count} operation${count === 1 ? '' : 's'}; ${summarize(diagnostics)}${place}`;
}

/** Everything that `generate` writes, in memory, sorted by path, with the list of the files themselves. */
export async function emitOutputs(compiled: CompiledProject, project: Project): Promise<readonly OutputFile[]> {
  const { document, diagnostics, texts, written = document } = compiled;
  const { outputs } = project;
  const banner = bannerOf(project);
  const mocks = await emitMocks(document, layoutOf(project, banner));
  const { contracts } = outputs;
  const files: readonly OutputFile[] = [
    ...when(outputs.document, (path) => [{ path, text: printDocument(written, 'yaml', banner) }]),
    ...when(outputs.diagnostics, (path) => [
      { path: `${path}.txt`, text: `${renderText(diagnostics, texts)}\n${summarize(diagnostics)}\n` },
      { path: `${path}.json`, text: renderJson(diagnostics, texts) },
    ]),
    ...mocks.filter((file) => isWanted(file, outputs)),
    ...when(contracts, (folder) => emitContracts(document, folder)),
  ];
  const paths = [...files.map((file) => file.path), outputs.manifest].toSorted();
  const manifest = { path: outputs.manifest, text: `${JSON.stringify(paths, null, 2)}\n` };
  return [...files, manifest].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function bannerOf({ source, overlays }: Project): string {
  const named = source.kind === 'document' ? [source.document] : source.pages;
  const sources = [...named, ...overlays].join(' and ');
  return `Generated by \`facsimile generate\` from ${sources}. Do not edit: change those and generate again.`;
}

function when(path: string | undefined, emit: (path: string) => readonly OutputFile[]): readonly OutputFile[] {
  return path === undefined ? [] : emit(path);
}
