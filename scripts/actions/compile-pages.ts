import { listFindings } from '../../spec/diagnostics/formats/json.ts';
import { renderText } from '../../spec/diagnostics/formats/text.ts';
import { summarize } from '../../spec/diagnostics/summarize.ts';
import { printDocument } from '../../spec/openapi/print.ts';
import type { CommandContext } from '../cli/context.ts';
import { writeOutputs } from '../outputs/write-outputs.ts';
import { compileSources, refuseErrors } from '../project/compile-project.ts';
import { readPage } from '../project/files.ts';

/** Compiles pages into one document, written to `output` or printed; warnings go to the error stream. */
export async function compilePages(
  paths: readonly string[],
  { format, output }: { readonly format: 'yaml' | 'json'; readonly output: string | undefined },
  context: CommandContext,
): Promise<void> {
  const pages = await Promise.all([...new Set(paths)].map((path) => readPage(context.folder, path)));
  const compiled = await compileSources(context.folder, { pages, overlays: [], format: context.project?.format });
  const findings = listFindings(compiled.diagnostics, compiled.texts);
  context.result?.({ written: [], findings });
  refuseErrors(compiled, 'nothing was written');
  const warnings = compiled.diagnostics.filter(
    (diagnostic) => diagnostic.severity === 'warning' && diagnostic.accepted === undefined,
  );
  if (warnings.length > 0) context.err(`${renderText(warnings, compiled.texts)}\n`);
  const text = printDocument(compiled.document, format);
  if (output === undefined) context.out(text);
  else await writeOutputs(context.folder, [{ path: output, after: text }]);
  context.result?.(output === undefined ? { document: compiled.document } : { written: [output] });
  context.err(`${summarize(compiled.diagnostics)}${output === undefined ? '' : `; written ${output}`}\n`);
}
