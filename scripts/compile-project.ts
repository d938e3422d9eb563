import { type Compilation, compile } from '../spec/compile.ts';
import { applyOverlays } from '../spec/openapi/apply-overlays.ts';
import { openPageLibrary } from './page-library.ts';
import type { ProjectSources } from './read-project.ts';

/** A compilation with the texts that its diagnostics point into, by path. */
export interface CompiledProject extends Compilation {
  readonly texts: ReadonlyMap<string, string>;
}

/** Pages to document, then the people's overlays; overlays are left out where a page has an error, as they build on it. */
export async function compileProject(folder: string, sources: ProjectSources): Promise<CompiledProject> {
  const library = openPageLibrary(folder);
  const compiled = compile(sources.pages, library);
  const sound = compiled.diagnostics.every((one) => one.severity !== 'error');
  const overlaid = await applyOverlays(compiled.document, sound ? sources.overlays : []);
  return {
    document: overlaid.document,
    diagnostics: [...compiled.diagnostics, ...overlaid.diagnostics],
    texts: new Map([
      ...library.found,
      ...[...sources.pages, ...sources.overlays].map(({ path, text }) => [path, text] as const),
    ]),
  };
}
