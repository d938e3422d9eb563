import { formatProblem } from '../../spec/openapi/load/problem.ts';
import { applyOverlays } from '../../spec/openapi/overlays.ts';
import { CommandFailure } from '../cli/errors.ts';
import { requirePackages } from '../cli/optional-packages.ts';
import type { CompiledProject } from './compile-project.ts';
import { readText } from './files.ts';
import type { Project } from './project.ts';
import { readOverlays } from './sources.ts';

/** An OpenAPI document of somebody else, with the overlays of the project. @throws CommandFailure if it cannot be used */
export async function readDocumentSource(project: Project, path: string): Promise<CompiledProject> {
  requirePackages('document');
  const { loadDocument } = await import('../../spec/openapi/load/load.ts');
  const text = await readText(project.folder, path);
  const loaded = loadDocument(text);
  if (!loaded.ok) {
    const lines = loaded.problems.map((problem) => `${formatProblem(problem, path)}\n`);
    throw new CommandFailure(`${path}: cannot be used`, lines.join(''));
  }
  const overlays = await readOverlays(project.folder, project.overlays);
  const { document, diagnostics } = await applyOverlays(loaded.document, overlays);
  const texts = new Map([{ path, text }, ...overlays].map((file) => [file.path, file.text]));
  return { document, diagnostics, texts };
}
