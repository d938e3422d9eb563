import { renderText } from '../spec/diagnostics/render-text.ts';
import { summarize } from '../spec/diagnostics/summarize.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';
import { compileProject } from './compile-project.ts';
import { readProject } from './read-project.ts';

/** @throws CommandFailure if a finding is an error. */
export async function checkPages(context: CommandContext): Promise<void> {
  const { diagnostics, texts } = await compileProject(context.folder, await readProject(context.folder));
  context.out(`${renderText(diagnostics, texts)}\n`);
  if (diagnostics.some((one) => one.severity === 'error')) throw new CommandFailure(summarize(diagnostics));
  context.out(`${summarize(diagnostics)}\n`);
}
