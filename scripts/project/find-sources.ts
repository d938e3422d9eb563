import { open, readdir } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { documentsOperations } from '../../spec/known-readers.ts';
import { readText } from './files.ts';

/** What a folder holds that an API can be made from, as a configuration names it. */
export interface FoundSources {
  /** A folder or glob of pages, with the number of those that document operations; the one with most first. */
  readonly pages: readonly { readonly path: string; readonly count: number }[];
  /** OpenAPI documents. */
  readonly documents: readonly string[];
  /** Folders of overlays. */
  readonly overlays: readonly string[];
}

/** How deep folders are looked into, and at how many files. */
const deepest = 6;
const most = 20_000;

/** Folders of tools, and of what is made and not written. */
const skipped = /^(node_modules|dist|build|coverage|generated|\..*)$/;

/** Looks for pages, OpenAPI documents and overlays below a folder. */
export async function findSources(folder: string): Promise<FoundSources> {
  const paths = (await listBelow(folder, '', 0)).slice(0, most);
  const pageFolders = new Map<string, number>();
  const documents: string[] = [];
  const overlays: string[] = [];
  for (const path of paths) {
    if (/\.mdx?$/i.test(path)) {
      if (await isPage(folder, path)) {
        const home = posix.dirname(path);
        pageFolders.set(home, (pageFolders.get(home) ?? 0) + 1);
      }
      continue;
    }
    const kind = kindOf(await readStart(join(folder, path)));
    if (kind === 'document') documents.push(path);
    if (kind === 'overlay') overlays.push(path);
  }
  return { pages: groupFolders(pageFolders), documents, overlays: [...new Set(overlays.map(posix.dirname))] };
}

async function listBelow(folder: string, path: string, level: number): Promise<readonly string[]> {
  const entries = await readdir(join(folder, path), { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const inner = posix.join(path, entry.name);
    if (entry.isFile() && /\.(mdx?|ya?ml|json)$/i.test(entry.name)) found.push(inner);
    if (entry.isDirectory() && level < deepest && !skipped.test(entry.name)) {
      found.push(...(await listBelow(folder, inner, level + 1)));
    }
  }
  return found;
}

/** One folder is named as it is, several below one another by a glob. */
function groupFolders(folders: ReadonlyMap<string, number>): FoundSources['pages'] {
  const roots = [...folders.keys()].map((path) => path.split('/')[0] ?? path);
  return [...new Set(roots)]
    .map((root) => {
      const own = [...folders].filter(([path]) => path === root || path.startsWith(`${root}/`));
      const count = own.reduce((sum, [, number]) => sum + number, 0);
      return { path: own.length === 1 ? (own[0]?.[0] ?? root) : posix.join(root, '**/*.md'), count };
    })
    .toSorted((a, b) => b.count - a.count);
}

async function isPage(folder: string, path: string): Promise<boolean> {
  // A file that is no text is no page.
  const text = await readText(folder, path).catch(() => '');
  return documentsOperations({ path, text });
}

function kindOf(text: string): 'document' | 'overlay' | undefined {
  if (/^[ \t]*(\{\s*)?["']?openapi["']?\s*:\s*["']?3\.[012]\.\d/m.test(text)) return 'document';
  return /^[ \t]*(\{\s*)?["']?overlay["']?\s*:\s*["']?1\.[01]\.\d/m.test(text) ? 'overlay' : undefined;
}

/** The beginning of a file: documents can be long, and say first what they are. */
async function readStart(file: string): Promise<string> {
  const handle = await open(file).catch(() => undefined);
  try {
    return (await handle?.read(Buffer.alloc(4096), 0, 4096, 0))?.buffer.toString('utf8') ?? '';
  } finally {
    await handle?.close();
  }
}
