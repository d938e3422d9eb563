import { summarize } from '../spec/diagnostics/summarize.ts';
import { readOperations } from '../spec/openapi/read-operations.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';
import { type CompiledProject, compileProject } from './compile-project.ts';
import { emitOutputs } from './emit-outputs.ts';
import { readProject } from './read-project.ts';
import { refuseErrors } from './refuse-errors.ts';
import { showDifference } from './show-difference.ts';
import { findStaleOutputs, type StaleOutput } from './stale-outputs.ts';
import { writeOutputs } from './write-outputs.ts';

/** Writes what is stale, all or none, and tells what was read, found and written. Gives what it compiled. */
export async function updateOutputs(context: CommandContext): Promise<CompiledProject> {
  const { compiled, stale, count } = await prepareOutputs(context.folder);
  await writeOutputs(context.folder, stale);
  context.out(`${summarizeProject(compiled)}\n`);
  for (const one of stale) context.out(`  ${one.after === undefined ? 'removed' : 'written'} ${one.path}\n`);
  context.out(`${count - stale.filter((one) => one.after !== undefined).length} of ${count} files were up to date\n`);
  return compiled;
}

/** @throws CommandFailure naming the stale outputs, with the differences, if one is not as it would be generated. */
export async function checkOutputs(context: CommandContext): Promise<void> {
  const { stale, count } = await prepareOutputs(context.folder);
  if (stale.length === 0) {
    context.out(`${count} files are up to date\n`);
    return;
  }
  throw new CommandFailure(
    `stale: ${stale.map((one) => one.path).join(', ')}; run \`npm run generate\``,
    `${stale.map(showDifference).join('\n')}\n`,
  );
}

interface PreparedOutputs {
  readonly compiled: CompiledProject;
  readonly stale: readonly StaleOutput[];
  /** How many files are generated, stale or not. */
  readonly count: number;
}

async function prepareOutputs(folder: string): Promise<PreparedOutputs> {
  const compiled = await compileProject(folder, await readProject(folder));
  refuseErrors(compiled, 'nothing was generated');
  const outputs = await emitOutputs(compiled);
  return { compiled, stale: await findStaleOutputs(folder, outputs), count: outputs.length };
}

function summarizeProject({ document, diagnostics }: CompiledProject): string {
  const count = readOperations(document).length;
  return `${count} operation${count === 1 ? '' : 's'}; ${summarize(diagnostics)} (generated/diagnostics.txt)`;
}
