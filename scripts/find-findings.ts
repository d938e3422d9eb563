import { posix, relative, resolve, sep } from 'node:path';
import { compileVersions } from '../spec/compile.ts';
import { acceptFindings } from '../spec/diagnostics/accept-findings.ts';
import type { Place } from '../spec/diagnostics/diagnostic.ts';
import type { CommandContext } from './command-context.ts';
import { compilePageFolder } from './compile-page-folder.ts';
import { isFolder } from './is-folder.ts';
import { readPageFolder } from './page-folder.ts';
import { openPageLibrary } from './page-library.ts';
import { readOverlay } from './read-overlay.ts';
import { readPage } from './read-page.ts';
import type { LocatedFindings } from './render-findings.ts';

/**
 * The findings about pages and folders of pages, sorted; each page is named by its path from the context's folder.
 * What people accept in a comment on a page or in one of the overlays is marked.
 */
export async function findFindings(
  paths: readonly string[],
  overlayPaths: readonly string[],
  context: CommandContext,
): Promise<LocatedFindings> {
  const overlays = await Promise.all(overlayPaths.map((path) => readOverlay(context.folder, path)));
  const sorted = await Promise.all(
    [...new Set(paths)].map(async (path) => ({ path, folder: await isFolder(context.folder, path) })),
  );
  const pages = sorted.filter((one) => !one.folder).map((one) => one.path);
  const found = pages.length === 0 ? [] : [await findInPages(pages, context)];
  for (const { path, folder } of sorted) if (folder) found.push(await findInFolder(path, context));
  const texts = new Map(found.flatMap((one) => [...one.texts]));
  const read = [...texts].map(([path, text]) => ({ path, text }));
  for (const { path, text } of overlays) texts.set(path, text);
  const diagnostics = found.flatMap((one) => one.diagnostics);
  return { diagnostics: acceptFindings(diagnostics, { pages: read, overlays }), texts };
}

async function findInPages(paths: readonly string[], { folder }: CommandContext): Promise<LocatedFindings> {
  const pages = await Promise.all(paths.map((path) => readPage(folder, path)));
  const library = openPageLibrary(folder, paths);
  const { diagnostics } = compileVersions(pages, library);
  return { diagnostics, texts: new Map([...library.found, ...pages.map(({ path, text }) => [path, text] as const)]) };
}

async function findInFolder(path: string, context: CommandContext): Promise<LocatedFindings> {
  const folder = await readPageFolder(context.folder, path);
  const { diagnostics } = compilePageFolder(folder, context);
  const prefix = relative(context.folder, resolve(context.folder, path)).replaceAll(sep, '/');
  const rename = <P extends Place>(place: P): P => ({ ...place, page: posix.join(prefix, place.page) });
  return {
    diagnostics: diagnostics.map((one) => ({ ...rename(one), related: one.related.map(rename) })),
    texts: new Map([...folder.texts].map(([page, text]) => [posix.join(prefix, page), text])),
  };
}
