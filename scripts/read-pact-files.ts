import type { OutputFile } from '../spec/output-file.ts';
import { artifactsFolder } from './artifacts-folder.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';
import { listFiles } from './list-files.ts';
import { readText } from './read-text.ts';

/**
 * Contracts as they are on disk: those that are named, else those of the project, or of this package outside a project.
 * @throws CommandFailure where one cannot be read, or there is none.
 */
export async function readPactFiles(
  named: readonly string[],
  { folder }: CommandContext,
): Promise<readonly OutputFile[]> {
  if (named.length > 0) return Promise.all(named.map(async (path) => ({ path, text: await readText(folder, path) })));
  const home = artifactsFolder(folder);
  const paths = await listFiles(home, 'generated/pacts', /\.json$/);
  if (paths.length === 0) throw new CommandFailure('generated/pacts: holds no contract: run `npm run generate` first');
  return Promise.all(paths.map(async (path) => ({ path, text: await readText(home, path) })));
}
