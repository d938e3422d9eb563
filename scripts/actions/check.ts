import { posix, relative, resolve, sep } from 'node:path';
import { byVersion, compile } from '../../spec/compile.ts';
import type { Diagnostic } from '../../spec/diagnostics/diagnostic.ts';
import { baselineOf, compareWithBaseline, isCounted } from '../../spec/diagnostics/fingerprints.ts';
import { renderByCode } from '../../spec/diagnostics/formats/by-code.ts';
import { listFindings } from '../../spec/diagnostics/formats/json.ts';
import { hasErrors, summarizeByCode } from '../../spec/diagnostics/summarize.ts';
import { acceptFindings } from '../../spec/diagnostics/suppressions.ts';
import type { Place } from '../../spec/source/place.ts';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure } from '../cli/errors.ts';
import { readBaseline, writeBaseline } from '../outputs/baseline.ts';
import { type FindingsFormat, type LocatedFindings, renderFindings } from '../outputs/findings.ts';
import { compileProject, refuseUnknownFormat } from '../project/compile-project.ts';
import { isFolder, readOverlay, readPage } from '../project/files.ts';
import { openPageLibrary } from '../project/page-library.ts';
import { openProject } from '../project/project.ts';
import { compilePageFolder } from './compile-folder.ts';

export interface CheckOptions {
  /** Pages and folders of pages; the project's own pages and overlays where there are none. */
  readonly paths: readonly string[];
  /** Overlays that accept findings about the paths. */
  readonly overlays: readonly string[];
  /** Where none is chosen, people are shown many findings by their codes, and anybody else all of them as text. */
  readonly format: FindingsFormat | undefined;
  /** Whether people are shown the accepted findings too; programs always are. */
  readonly accepted: boolean;
  readonly maxWarnings: number;
  /** The file of a baseline: only findings that it does not have fail. */
  readonly baseline: string | undefined;
  /** Whether that file is written, with the fingerprints of all findings. */
  readonly updatesBaseline: boolean;
}

/** How many findings a person is shown one by one. */
const mostListed = 20;

/**
 * Prints the findings and their number.
 * @throws CommandFailure if one is an error, there are too many warnings, or one is not in the baseline that is given
 */
export async function checkPages(options: CheckOptions, context: CommandContext): Promise<void> {
  const { diagnostics: found, texts } = await findAll(options, context);
  const diagnostics = await markKnown(found, options, context);
  const { format = 'text' } = options;
  const forPrograms = format === 'json' || format === 'sarif';
  const counting = diagnostics.filter(isCounted);
  const shown = options.accepted ? diagnostics.filter(({ baseline }) => baseline !== 'known') : counting;
  const selected = forPrograms ? diagnostics : shown;
  const isGrouped = options.format === undefined && context.isShown === true && selected.length > mostListed;
  context.out(
    isGrouped ? groupFindings(selected, texts) : await renderFindings({ diagnostics: selected, texts }, format),
  );
  context.result?.({ findings: listFindings(diagnostics, texts) });
  const total = summarizeByCode(diagnostics);
  const problem = problemIn(counting, options);
  if (problem !== undefined) throw new CommandFailure(`${problem}${total}`);
  // Standard output is then a JSON document and nothing else.
  (forPrograms ? context.err : context.out)(`${total}\n`);
}

function findAll({ paths, overlays }: CheckOptions, context: CommandContext) {
  if (paths.length > 0) return findFindings(paths, overlays, context);
  return openProject(context).then(compileProject);
}

function groupFindings(diagnostics: readonly Diagnostic[], texts: ReadonlyMap<string, string>): string {
  return `${renderByCode(diagnostics, texts)}\n${diagnostics.length} findings by their codes; --format text prints all of them\n`;
}

/** Says in each finding whether the baseline has it, and reports what of the baseline is found no more. */
async function markKnown(
  found: readonly Diagnostic[],
  { baseline, updatesBaseline }: CheckOptions,
  context: CommandContext,
): Promise<readonly Diagnostic[]> {
  if (baseline === undefined) return found;
  if (updatesBaseline) await writeBaseline(context.folder, baseline, baselineOf(found));
  const { diagnostics, gone } = compareWithBaseline(found, await readBaseline(context.folder, baseline));
  if (gone.length > 0) {
    const count = `${gone.length} finding${gone.length === 1 ? '' : 's'}`;
    context.err(`${count} of ${baseline} not found any more: write it again with --update-baseline\n`);
  }
  return diagnostics;
}

function problemIn(counting: readonly Diagnostic[], { maxWarnings, baseline }: CheckOptions): string | undefined {
  if (baseline !== undefined) return counting.length === 0 ? undefined : `not in ${baseline}: `;
  if (hasErrors(counting)) return '';
  const warnings = counting.filter((diagnostic) => diagnostic.severity === 'warning').length;
  return warnings > maxWarnings ? `more warnings than ${maxWarnings}: ` : undefined;
}

/**
 * The findings about pages and folders of pages, sorted; each page is named by its path from the context's folder.
 * What people accept in a comment on a page or in one of the overlays is marked.
 */
async function findFindings(
  paths: readonly string[],
  overlayPaths: readonly string[],
  context: CommandContext,
): Promise<LocatedFindings> {
  const overlays = await Promise.all(overlayPaths.map((path) => readOverlay(context.folder, path)));
  const sorted = await Promise.all(
    [...new Set(paths)].map(async (path) => ({ path, folder: await isFolder(context.folder, path) })),
  );
  const pages = sorted.filter((input) => !input.folder).map((input) => input.path);
  const found = pages.length === 0 ? [] : [await findInPages(pages, context)];
  for (const { path, folder } of sorted) if (folder) found.push(await findInFolder(path, context));
  const texts = new Map(found.flatMap((part) => [...part.texts]));
  for (const { path, text } of overlays) texts.set(path, text);
  const diagnostics = found.flatMap((part) => part.diagnostics);
  // What comments on pages accept is marked already.
  return { diagnostics: acceptFindings(diagnostics, { pages: [], overlays }), texts };
}

async function findInPages(paths: readonly string[], { folder, project }: CommandContext): Promise<LocatedFindings> {
  const pages = await Promise.all(paths.map((path) => readPage(folder, path)));
  const library = openPageLibrary(folder, paths);
  const format = project?.format;
  refuseUnknownFormat(format);
  return compile({ pages, library, overlays: [], format }, byVersion);
}

async function findInFolder(path: string, context: CommandContext): Promise<LocatedFindings> {
  const { diagnostics, texts } = (await compilePageFolder(path, context)).compiled;
  const prefix = relative(context.folder, resolve(context.folder, path)).replaceAll(sep, '/');
  const rename = <P extends Place>(place: P): P => ({ ...place, page: posix.join(prefix, place.page) });
  const renameAll = (found: Diagnostic): Diagnostic => ({
    ...rename(found),
    related: found.related.map(rename),
    ...(found.accepted === undefined ? {} : { accepted: rename(found.accepted) }),
  });
  return {
    diagnostics: diagnostics.map(renameAll),
    texts: new Map([...texts].map(([page, text]) => [posix.join(prefix, page), text])),
  };
}
