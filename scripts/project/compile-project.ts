import { type Compilation, compile } from '../../spec/compile.ts';
import type { Diagnostic } from '../../spec/diagnostics/diagnostic.ts';
import { renderText } from '../../spec/diagnostics/formats/text.ts';
import { hasErrors } from '../../spec/diagnostics/summarize.ts';
import { acceptFindings } from '../../spec/diagnostics/suppressions.ts';
import { applyOverlays } from '../../spec/openapi/overlays.ts';
import { CommandFailure } from '../cli/errors.ts';
import { openPageLibrary } from './page-library.ts';
import type { ProjectSources } from './sources.ts';

/** A compilation with the texts that its diagnostics point into, by path. */
export interface CompiledProject extends Compilation {
  readonly texts: ReadonlyMap<string, string>;
}

/** Pages to document, then the people's overlays; overlays are left out where a page has an error, as they build on it. */
export async function compileProject(folder: string, sources: ProjectSources): Promise<CompiledProject> {
  const library = openPageLibrary(
    folder,
    sources.pages.map((page) => page.path),
  );
  const compiled = compile(sources.pages, library);
  const linked = [...library.found].map(([path, text]) => ({ path, text }));
  const pages = [...new Map([...linked, ...sources.pages].map((page) => [page.path, page])).values()];
  const accept = (found: readonly Diagnostic[]) => acceptFindings(found, { pages, overlays: sources.overlays });
  const overlaid = await applyOverlays(
    compiled.document,
    hasErrors(accept(compiled.diagnostics)) ? [] : sources.overlays,
  );
  return {
    document: overlaid.document,
    diagnostics: accept([...compiled.diagnostics, ...overlaid.diagnostics]),
    texts: new Map([...pages, ...sources.overlays].map(({ path, text }) => [path, text])),
  };
}

/** Fails with the errors of a compilation, each with its place; `consequence` says what was not done because of them. */
export function refuseErrors({ diagnostics, texts }: CompiledProject, consequence: string): void {
  const errors = diagnostics.filter((one) => one.severity === 'error' && one.accepted === undefined);
  if (errors.length === 0) return;
  const count = `${errors.length} error${errors.length === 1 ? '' : 's'}`;
  throw new CommandFailure(`${count}: ${consequence}`, `${renderText(errors, texts)}\n`);
}
