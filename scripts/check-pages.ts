import type { Diagnostic } from '../spec/diagnostics/diagnostic.ts';
import { summarizeByCode } from '../spec/diagnostics/summarize.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';
import { compileProject } from './compile-project.ts';
import { findFindings } from './find-findings.ts';
import type { FindingsFormat } from './findings-format.ts';
import { hasErrors } from './has-errors.ts';
import { readProject } from './read-project.ts';
import { renderFindings } from './render-findings.ts';

export interface CheckOptions {
  /** Pages and folders of pages; the project's own pages and overlays where there are none. */
  readonly paths: readonly string[];
  /** Overlays that accept findings about the paths. */
  readonly overlays: readonly string[];
  readonly format: FindingsFormat;
  /** Whether people are shown the accepted findings too; programs always are. */
  readonly accepted: boolean;
  readonly maxWarnings: number;
}

/** Prints the findings and their number. @throws CommandFailure if one is an error or there are too many warnings */
export async function checkPages(options: CheckOptions, context: CommandContext): Promise<void> {
  const { diagnostics, texts } = await findAll(options, context);
  const forPrograms = options.format === 'json' || options.format === 'sarif';
  const counting = diagnostics.filter((one) => one.accepted === undefined);
  const shown = forPrograms || options.accepted ? diagnostics : counting;
  context.out(await renderFindings({ diagnostics: shown, texts }, options.format));
  const total = summarizeByCode(diagnostics);
  const problem = problemIn(counting, options.maxWarnings);
  if (problem !== undefined) throw new CommandFailure(`${problem}${total}`);
  // Standard output is then a JSON document and nothing else.
  (forPrograms ? context.err : context.out)(`${total}\n`);
}

function findAll({ paths, overlays }: CheckOptions, context: CommandContext) {
  if (paths.length > 0) return findFindings(paths, overlays, context);
  return readProject(context.folder).then((sources) => compileProject(context.folder, sources));
}

function problemIn(counting: readonly Diagnostic[], maxWarnings: number): string | undefined {
  if (hasErrors(counting)) return '';
  const warnings = counting.filter((one) => one.severity === 'warning').length;
  return warnings > maxWarnings ? `more warnings than ${maxWarnings}: ` : undefined;
}
