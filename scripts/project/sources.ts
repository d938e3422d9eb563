import { dirname, join } from 'node:path';
import type { SourcePage } from '../../spec/source/source-page.ts';
import { CommandFailure } from '../cli/errors.ts';
import { isInside, listFiles, readPage, readText, realPath } from './files.ts';

/** What people write in a project: the vendor's pages and their own decisions, each sorted by path. */
export interface ProjectSources {
  readonly pages: readonly SourcePage[];
  readonly overlays: readonly { readonly path: string; readonly text: string }[];
}

/**
 * Reads `spec/pages/*.md` and `spec/overlays/*.yaml` of a folder.
 * @throws CommandFailure if there is no page, or if one of them cannot be read or is a symbolic link that leads out.
 */
export async function readProject(folder: string): Promise<ProjectSources> {
  const pages = await listFiles(folder, 'spec/pages', /\.md$/i);
  if (pages.length === 0) {
    throw new CommandFailure("spec/pages: holds no page: put the vendor's page there, as a Markdown file (.md)");
  }
  const overlays = await listFiles(folder, 'spec/overlays', /\.ya?ml$/i);
  for (const path of [...pages, ...overlays]) refuseOutside(folder, path);
  return {
    pages: await Promise.all(pages.map((path) => readPage(folder, path))),
    overlays: await Promise.all(overlays.map(async (path) => ({ path, text: await readText(folder, path) }))),
  };
}

/** Only files of the repository are read, not the targets of symbolic links on the machine that generates. */
function refuseOutside(folder: string, path: string): void {
  const file = join(folder, path);
  const homes = [folder, dirname(file)].map((home) => realPath(home) ?? home);
  const real = realPath(file) ?? file;
  if (homes.some((home) => isInside(home, real))) return;
  throw new CommandFailure(`${path}: is a symbolic link that leads out of the project: put the file itself there`);
}
