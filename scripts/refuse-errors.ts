import { renderText } from '../spec/diagnostics/render-text.ts';
import { CommandFailure } from './command-failure.ts';
import type { CompiledProject } from './compile-project.ts';

/** Fails with the errors of a compilation, each with its place; `consequence` says what was not done because of them. */
export function refuseErrors({ diagnostics, texts }: CompiledProject, consequence: string): void {
  const errors = diagnostics.filter((one) => one.severity === 'error' && one.accepted === undefined);
  if (errors.length === 0) return;
  const count = `${errors.length} error${errors.length === 1 ? '' : 's'}`;
  throw new CommandFailure(`${count}: ${consequence}`, `${renderText(errors, texts)}\n`);
}
