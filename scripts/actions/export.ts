import { escapeLine } from '../../spec/standards/visible-text.ts';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure } from '../cli/errors.ts';
import { exportDocument } from '../exports/export-document.ts';
import type { ExportFormat } from '../exports/formats.ts';
import { writeOutputs } from '../outputs/write-outputs.ts';
import { compileProject, compileSources, refuseErrors } from '../project/compile-project.ts';
import { readPage } from '../project/files.ts';
import { openProject } from '../project/project.ts';

export interface ExportOptions {
  readonly format: ExportFormat;
  /** Pages; the sources of the project where there are none. */
  readonly pages: readonly string[];
  /** Standard output where there is none. */
  readonly output: string | undefined;
  /** Where requests are sent to, in place of the documented servers. */
  readonly server: string | undefined;
}

/** Writes the documented exchanges of pages, or of the project, in a format of another tool. */
export async function exportExchanges(options: ExportOptions, context: CommandContext): Promise<void> {
  const { format, output, server } = options;
  const compiled = await compileFrom(options.pages, context);
  refuseErrors(compiled, 'nothing was exported');
  const { text, exchanges, leftOut } = exportDocument(compiled.document, format, server);
  if (exchanges.length === 0) throw new CommandFailure(`the document has no exchange that ${format} can hold`);
  if (output === undefined) context.out(text);
  else await writeOutputs(context.folder, [{ path: output, after: text }]);
  for (const { method, operation, source } of leftOut) {
    context.err(`left out, since its body is not JSON: ${escapeLine(`${method} ${operation.path} (${source})`)}\n`);
  }
  const count = `${exchanges.length} exchange${exchanges.length === 1 ? '' : 's'}`;
  context.err(`${count}${output === undefined ? '' : `; written ${output}`}\n`);
}

async function compileFrom(pages: readonly string[], context: CommandContext) {
  if (pages.length === 0) return compileProject(await openProject(context));
  const read = await Promise.all([...new Set(pages)].map((path) => readPage(context.folder, path)));
  return compileSources(context.folder, { pages: read, overlays: [] });
}
