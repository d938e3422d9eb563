import { posix } from 'node:path';
import { emitPacts } from '../../contracts/generate/generate.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { formatProblem } from '../../spec/openapi/load/problem.ts';
import type { OutputFile } from '../../spec/source/output-file.ts';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure } from '../cli/errors.ts';
import { compileProject, refuseErrors } from './compile-project.ts';
import { listFiles, readText } from './files.ts';
import { openProject, type Project } from './project.ts';

/**
 * The document of a project: the one that `facsimile generate` has written of pages, or the OpenAPI document that is its
 * source, with its overlays.
 * @throws CommandFailure with what is wrong, line by line, if it cannot be used.
 */
export async function readDocument(project: Project): Promise<OpenApiDocument> {
  const { folder, source, outputs } = project;
  if (source.kind === 'document' || outputs.document === undefined) {
    const compiled = await compileProject(project);
    refuseErrors(compiled, 'the document cannot be used');
    return compiled.document;
  }
  const path = outputs.document;
  // Only who reads a document needs the validator.
  const { loadDocument } = await import('../../spec/openapi/load/load.ts');
  const loaded = loadDocument(await readText(folder, path));
  if (loaded.ok) return loaded.document;
  const lines = loaded.problems.map((problem) => `${formatProblem(problem, path)}\n`);
  throw new CommandFailure(`${path}: cannot be used; run \`facsimile generate\``, lines.join(''));
}

/**
 * Contracts as they are on disk: those that are named, else those of the project.
 * @throws CommandFailure where one cannot be read, or there is none.
 */
export async function readPactFiles(named: readonly string[], context: CommandContext): Promise<readonly OutputFile[]> {
  const { folder } = context;
  if (named.length > 0) return Promise.all(named.map(async (path) => ({ path, text: await readText(folder, path) })));
  const project = await openProject(context);
  const { contracts } = project.outputs;
  if (contracts === undefined) throw new CommandFailure('output.contracts is false: name contracts, as files');
  if (project.isNamed) return emitContracts(await readDocument(project), contracts);
  const paths = await listFiles(folder, contracts, /\.json$/);
  if (paths.length === 0) throw new CommandFailure(`${contracts}: holds no contract: run \`facsimile generate\` first`);
  return Promise.all(paths.map(async (path) => ({ path, text: await readText(folder, path) })));
}

/** The contracts of a document, in the folder where a project has them. */
export function emitContracts(document: OpenApiDocument, folder: string): readonly OutputFile[] {
  return emitPacts(document).map(({ path, text }) => ({ path: posix.join(folder, path), text }));
}
