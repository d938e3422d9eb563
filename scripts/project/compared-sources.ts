import { existsSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import type { CommandContext } from '../cli/context.ts';
import { WrongUse } from '../cli/errors.ts';
import { type ComparedSide, readProjectSide, readSide } from './compared-side.ts';
import { type RevisionFiles, readRevision } from './git-files.ts';
import { openProject, type Project } from './project.ts';

/** The two sides of a comparison; what was read of git is removed when they go out of scope (`await using`). */
export interface ComparedSources extends AsyncDisposable {
  readonly old: ComparedSide;
  readonly now: ComparedSide;
}

/** One side as it is named: a path, or a path in a git revision, or the sources of the project there. */
interface SideName {
  /** Undefined for what is on disk. */
  readonly revision: string | undefined;
  /** Undefined for the sources of the project. */
  readonly path: string | undefined;
}

/**
 * Reads what is compared: two paths, each of which may be `REVISION:PATH`; or two revisions `OLD..NEW`, of which the new
 * one may be left out for what is on disk, with a path or, without one, the sources of the project.
 * @throws WrongUse where they name no two sides
 */
export async function readComparedSources(names: readonly string[], context: CommandContext): Promise<ComparedSources> {
  const [oldName, newName] = nameSides(names, context.folder);
  const opened: RevisionFiles[] = [];
  const dispose = async () => {
    for (const files of opened) await files[Symbol.asyncDispose]();
  };
  try {
    const old = markOld(await readNamed(oldName, context, opened), oldName);
    return { old, now: await readNamed(newName, context, opened), [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

function nameSides([first = '', second, ...others]: readonly string[], folder: string): readonly [SideName, SideName] {
  if (others.length > 0) throw new WrongUse('two sides are compared: name OLD and NEW, or OLD..NEW and a path');
  const isPath = existsSync(resolve(folder, first)) || /(^|[\\/])\.\.[\\/]/.test(first);
  const range = isPath ? null : /^([^:]*?)\.\.(?!\.)([^:]*)$/.exec(first);
  if (range !== null) {
    const [, from, to] = range;
    return [
      { revision: from || 'HEAD', path: second },
      { revision: to || undefined, path: second },
    ];
  }
  if (second === undefined) {
    throw new WrongUse(
      `\`${first}\` is one side: name another one after it, or two git revisions such as HEAD~1..HEAD`,
    );
  }
  return [nameSide(first, folder), nameSide(second, folder)];
}

function nameSide(text: string, folder: string): SideName {
  const [, revision, path] = existsSync(resolve(folder, text)) ? [] : (/^([^:]{2,}):(.+)$/s.exec(text) ?? []);
  return revision === undefined || path === undefined ? { revision: undefined, path: text } : { revision, path };
}

async function readNamed(
  { revision, path }: SideName,
  context: CommandContext,
  opened: RevisionFiles[],
): Promise<ComparedSide> {
  const { folder } = context;
  if (path === undefined) {
    const project = await openProject(context);
    if (revision === undefined) return readProjectSide(project, folder);
    const files = await readRevision(folder, revision, isSourceOf(project));
    opened.push(files);
    return readProjectSide(project, files.folder);
  }
  if (revision === undefined) return readSide(folder, path);
  const wanted = posix.normalize(path.replaceAll('\\', '/')).replace(/(?<=.)\/$/, '');
  const isWanted = (file: string) =>
    isPage(file) ||
    file === wanted ||
    wanted === '.' ||
    (file.startsWith(`${wanted}/`) && /\.(ya?ml|json)$/i.test(file));
  const files = await readRevision(folder, revision, isWanted);
  opened.push(files);
  return readSide(files.folder, wanted);
}

/** The files of a project that its document is made of: pages link to others anywhere. */
function isSourceOf({ source, overlays }: Project): (file: string) => boolean {
  const named = [...overlays, ...(source.kind === 'document' ? [source.document] : [])];
  const roots = named.map((path) => path.replace(/[*?[{].*$/s, ''));
  return (file) => isPage(file) || roots.some((root) => file.startsWith(root));
}

function isPage(file: string): boolean {
  return /\.md$/i.test(file) && !/(^|\/)node_modules\//.test(file);
}

/** The same file can be on both sides: that of an old revision is named with it. */
function markOld(side: ComparedSide, { revision }: SideName): ComparedSide {
  return revision === undefined ? side : { ...side, pathOf: (page) => `${revision}:${side.pathOf(page)}` };
}
