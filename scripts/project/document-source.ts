import { renderText } from '../../spec/diagnostics/formats/text.ts';
import { isObject } from '../../spec/openapi/json-form.ts';
import { loadDocumentFile } from '../../spec/openapi/load/load-file.ts';
import { CommandFailure } from '../cli/errors.ts';
import type { CompiledProject } from './compile-project.ts';
import { readText } from './files.ts';
import type { Project } from './project.ts';
import { readOverlays } from './sources.ts';

/** An OpenAPI document of somebody else, with the overlays of the project. @throws CommandFailure if it cannot be used */
export async function readDocumentSource(
  project: Pick<Project, 'folder' | 'overlays'>,
  path: string,
): Promise<CompiledProject> {
  const file = { path, text: await readText(project.folder, path) };
  const overlays = await readOverlays(project.folder, project.overlays);
  const { document, data, diagnostics } = await loadDocumentFile(file, overlays);
  const texts = new Map([file, ...overlays].map(({ path, text }) => [path, text]));
  if (document !== undefined) return { document, diagnostics, texts, ...(isObject(data) && { written: data }) };
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const count = `${errors.length} error${errors.length === 1 ? '' : 's'}`;
  throw new CommandFailure(`${path}: cannot be used: ${count}`, `${renderText(errors, texts)}\n`);
}
