import { relative, resolve, sep } from 'node:path';
import type { OutputFile } from '../../spec/source/output-file.ts';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure } from '../cli/errors.ts';
import { emitContracts, readDocument } from './artifacts.ts';
import { findProject, type Project } from './project.ts';

/**
 * The paths of the project's own contracts that are not as its document gives them: an older document gave
 * them, or somebody has edited them. With `all`, contracts that are not there count too. Outside of a project, and where
 * the document or the packages that read it are missing, nothing is known.
 */
export async function findStaleContracts(
  pacts: readonly OutputFile[],
  { all }: { readonly all: boolean },
  context: CommandContext,
): Promise<readonly string[]> {
  const project = await findProject(context);
  if (project === undefined || project.isNamed) return [];
  const texts = new Map(pacts.map(({ path, text }) => [projectPath(context.folder, path), text]));
  const current = await generateContracts(project);
  return current
    .filter(({ path, text }) => (all || texts.has(path)) && unixLines(texts.get(path)) !== unixLines(text))
    .map(({ path }) => path);
}

async function generateContracts(project: Project): Promise<readonly OutputFile[]> {
  const { contracts } = project.outputs;
  if (contracts === undefined) return [];
  try {
    return emitContracts(await readDocument(project), contracts);
  } catch (error) {
    if (error instanceof CommandFailure) return [];
    throw error;
  }
}

function projectPath(folder: string, path: string): string {
  return relative(folder, resolve(folder, path)).replaceAll(sep, '/');
}

/** Git may have changed the line ends. */
function unixLines(text: string | undefined): string | undefined {
  return text?.replaceAll('\r\n', '\n');
}
