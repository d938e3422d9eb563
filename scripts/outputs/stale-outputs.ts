import { posix } from 'node:path';
import { type Layout, partsFolder, plainLayout } from '../../mocks/generate/layout.ts';
import type { OutputFile } from '../../spec/source/output-file.ts';
import { CommandFailure } from '../cli/errors.ts';
import { readIfThere } from '../project/files.ts';
import type { Project, ProjectOutputs } from '../project/project.ts';

/** Where the code that is generated goes, and what its first line says. */
export function layoutOf({ outputs, split }: Pick<Project, 'outputs' | 'split'>, banner: string): Layout {
  const { types, handlers, validators, responseValidators, schemas, factories } = plainLayout;
  return {
    types: outputs.types ?? types,
    handlers: outputs.handlers ?? handlers,
    validators: outputs.validators ?? validators,
    responseValidators: outputs.responseValidators ?? responseValidators,
    schemas: outputs.schemas ?? schemas,
    factories: outputs.factories ?? factories,
    split,
    banner,
  };
}

/** Whether a file of generated code is one that the configuration asks for, or a part of one. */
export function isWanted({ path }: OutputFile, outputs: ProjectOutputs): boolean {
  return Object.values(outputs).includes(path) || partsFolders(outputs).some((folder) => path.startsWith(`${folder}/`));
}

/** The folders of files that are split by tag. */
function partsFolders({
  handlers,
  validators,
  responseValidators,
}: Partial<Pick<ProjectOutputs, 'handlers' | 'validators' | 'responseValidators'>>): readonly string[] {
  return [handlers, validators, responseValidators].flatMap((path) => (path === undefined ? [] : partsFolder(path)));
}

/** A file that is not as it should be: `before` undefined where it is missing, `after` where it should not be there. */
export interface StaleOutput {
  readonly path: string;
  readonly before: Buffer | undefined;
  readonly after: string | undefined;
}

/** Where a project's outputs are, and the list of them. */
interface OutputPlace extends Pick<Project, 'folder'> {
  readonly outputs: Pick<ProjectOutputs, 'folder' | 'manifest'> & Parameters<typeof partsFolders>[0];
}

/** What of the outputs is not on disk byte for byte, and which files of an earlier run are outputs no more. */
export async function findStaleOutputs(
  { folder, outputs: places }: OutputPlace,
  outputs: readonly OutputFile[],
): Promise<readonly StaleOutput[]> {
  const paths = new Set(outputs.map((output) => output.path));
  const manifest = (await readIfThere(folder, places.manifest))?.toString() ?? '';
  const former = readManifest(manifest, [places.folder, ...partsFolders(places)]).filter((path) => !paths.has(path));
  const wanted = [...outputs, ...former.map((path) => ({ path, text: undefined }))];
  const compared = await Promise.all(
    wanted.map(async ({ path, text }) => ({ path, before: await readIfThere(folder, path), after: text })),
  );
  return compared.filter(({ before, after }) =>
    after === undefined ? before !== undefined : !before?.equals(Buffer.from(after)),
  );
}

/** What the files say that `generate` writes and that have a first line or a notice. */
const mark = 'facsimile generate';

/** @throws CommandFailure where a file would be written over that `generate` has not written: it may be somebody's work */
export async function refuseForeignFiles(
  { folder, outputs }: OutputPlace,
  stale: readonly StaleOutput[],
): Promise<void> {
  const written = parse((await readIfThere(folder, outputs.manifest))?.toString() ?? '');
  const foreign = stale.filter(
    ({ path, before, after }) =>
      after !== undefined &&
      before !== undefined &&
      !(Array.isArray(written) && (written.includes(path) || path === outputs.manifest)) &&
      !before.includes(mark),
  );
  const [first] = foreign;
  if (first === undefined) return;
  const others = foreign.length === 1 ? '' : ` (and ${foreign.length - 1} more)`;
  throw new CommandFailure(
    `${first.path}${others}: is there and was not generated: move it, or name another path in \`output\`; nothing was written`,
  );
}

/**
 * The paths of a manifest that lie in the folders of outputs; none where the text is not a manifest. It lists what
 * `generate` wrote, as a JSON array of paths: a file that it wrote once and writes no more is removed, and a file that
 * somebody else put into the folder is not.
 */
function readManifest(text: string, folders: readonly string[]): readonly string[] {
  const paths = parse(text);
  if (!Array.isArray(paths)) return [];
  return paths.filter(
    (path) => typeof path === 'string' && folders.some((folder) => posix.normalize(path).startsWith(`${folder}/`)),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
