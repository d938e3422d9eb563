import { posix } from 'node:path';
import { byVersion, type Compilation, compile } from '../../spec/compile.ts';
import { listFindings } from '../../spec/diagnostics/formats/json.ts';
import { hasErrors, summarizeByCode } from '../../spec/diagnostics/summarize.ts';
import { knownVersions } from '../../spec/known-readers.ts';
import { readOperations } from '../../spec/openapi/operations.ts';
import { jsonParts, printDocument } from '../../spec/openapi/print.ts';
import type { SourcePage } from '../../spec/source/source-page.ts';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure } from '../cli/errors.ts';
import { startProgressBar } from '../cli/progress-bar.ts';
import { findingsFormatOf, renderFindings } from '../outputs/findings.ts';
import { finishReplacements } from '../outputs/replacements.ts';
import { type PendingOutput, writeOutputs } from '../outputs/write-outputs.ts';
import { refuseUnknownFormat } from '../project/compile-project.ts';
import { readIfThere } from '../project/files.ts';
import { readPageFolder } from '../project/page-folder.ts';

export interface CompileFolderOptions {
  /** The folder that gets one document for each API version. */
  readonly output: string;
  readonly format: 'yaml' | 'json';
  /** A file for the findings; its file extension determines the format. */
  readonly findings: string | undefined;
}

/**
 * Compiles the pages below a folder and writes a document for each API version, all or none.
 * @throws CommandFailure if a page has an error; what the other pages document is written nevertheless
 */
export async function compileFolder(path: string, options: CompileFolderOptions, context: CommandContext) {
  const { compiled, pageCount } = await compilePageFolder(path, context);
  const documents = [...compiled.documents].filter(([, document]) => Object.keys(document.paths).length > 0);
  const outputs: PendingOutput[] = documents.map(([version, document]) => ({
    path: posix.join(options.output, `${version}.${options.format}`),
    after: () => (options.format === 'json' ? jsonParts(document) : [printDocument(document, 'yaml')]),
  }));
  if (options.findings !== undefined) {
    const text = await renderFindings(compiled, findingsFormatOf(options.findings));
    outputs.push({ path: options.findings, after: () => [text] });
  }
  finishReplacements(context.folder);
  await writeOutputs(context.folder, outputs);
  const operations = documents.reduce((sum, [, document]) => sum + readOperations(document).length, 0);
  const written = outputs.length === 0 ? 'nothing' : outputs.map((output) => output.path).join(', ');
  context.err(`${count(pageCount, 'page')}, ${count(operations, 'operation')}; written ${written}\n`);
  await tellLeftOver(outputs, options.output, context);
  context.result?.({
    written: outputs.map((output) => output.path),
    pages: pageCount,
    operations,
    findings: listFindings(compiled.diagnostics, compiled.texts),
  });
  const total = summarizeByCode(compiled.diagnostics);
  if (hasErrors(compiled.diagnostics)) throw new CommandFailure(total);
  context.err(`${total}\n`);
}

/** Reports documents of an earlier run: they stay, and are of no page of this one. */
async function tellLeftOver(outputs: readonly PendingOutput[], folder: string, context: CommandContext): Promise<void> {
  const names = [...knownVersions, byVersion(undefined)].flatMap((version) => [`${version}.json`, `${version}.yaml`]);
  const others = names
    .map((name) => posix.join(folder, name))
    .filter((path) => !outputs.some((output) => output.path === path));
  const there = await Promise.all(others.map((path) => readIfThere(context.folder, path)));
  const leftovers = others.filter((_, at) => there[at] !== undefined).toSorted();
  if (leftovers.length === 0) return;
  context.err(
    `not written by this run, and left as ${leftovers.length === 1 ? 'it was' : 'they were'}: ${leftovers.join(', ')}\n`,
  );
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** A folder's compilation: a document for each API version. */
export interface CompiledFolder {
  readonly compiled: Compilation;
  /** How many of its pages document operations. */
  readonly pageCount: number;
}

/** Compiles the pages below a folder, with a bar on a terminal. Pages are named by their paths from the folder. */
export async function compilePageFolder(path: string, context: CommandContext): Promise<CompiledFolder> {
  const format = context.project?.format;
  refuseUnknownFormat(format);
  const { apiPages, library } = await readPageFolder(context.folder, path);
  const compileFrom = (pages: readonly SourcePage[]) => compile({ pages, library, overlays: [], format }, byVersion);
  const pageCount = apiPages.length;
  if (context.draw === undefined) return { compiled: await compileFrom(apiPages), pageCount };
  const bar = startProgressBar(pageCount, context.draw);
  try {
    return { compiled: await compileFrom(apiPages.map((page) => watchPage(page, bar.advance))), pageCount };
  } finally {
    bar.end();
  }
}

/** The same page; reports when its text is first read, which is when the compiler reaches it. */
function watchPage({ path, text }: SourcePage, onRead: (path: string) => void): SourcePage {
  let read = false;
  return {
    path,
    get text() {
      if (!read) onRead(path);
      read = true;
      return text;
    },
  };
}
