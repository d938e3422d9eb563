import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { formatProblem } from '../../spec/openapi/load/problem.ts';
import type { OutputFile } from '../../spec/source/output-file.ts';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure } from '../cli/errors.ts';
import { requirePackages } from '../cli/optional-packages.ts';
import { listFiles, readText } from './files.ts';

/** The package that this command belongs to. */
const own = join(import.meta.dirname, '../..');

/** Whether a folder is a project: whether it has pages to generate from. */
export function isProject(folder: string): boolean {
  return existsSync(join(folder, 'spec/pages'));
}

/** Where the document and the contracts are that `mock` and `verify` use: the project's, else those of this package. */
export function artifactsFolder(folder: string): string {
  return isProject(folder) ? folder : own;
}

const path = 'spec/openapi.yaml';

/**
 * The document that `npm run generate` has written.
 * @throws CommandFailure with what is wrong, line by line, if it cannot be used.
 */
export async function readDocument(folder: string): Promise<OpenApiDocument> {
  requirePackages(path);
  // Only who reads a document needs the validator.
  const { loadDocument } = await import('../../spec/openapi/load/load.ts');
  const loaded = loadDocument(await readText(folder, path));
  if (loaded.ok) return loaded.document;
  const lines = loaded.problems.map((problem) => `${formatProblem(problem, path)}\n`);
  throw new CommandFailure(`${path}: cannot be used; run \`npm run generate\``, lines.join(''));
}

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
