import { posix } from 'node:path';
import { type Coverage, coverDocument } from '../../contracts/coverage/coverage.ts';
import { byVersion, compile } from '../../spec/compile.ts';
import { pathToUri } from '../../spec/standards/visible-text.ts';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure } from '../cli/errors.ts';
import { writeOutputs } from '../outputs/write-outputs.ts';
import { compileProject } from '../project/compile-project.ts';
import { readConsumerContracts } from '../project/consumer-contracts.ts';
import { isFolder, readPage, readText } from '../project/files.ts';
import { openPageLibrary } from '../project/page-library.ts';
import { openProject } from '../project/project.ts';
import {
  type ReportedPage,
  type ReportInput,
  readBars,
  readPageReport,
  readReportedPages,
} from '../report/page-report.ts';
import { renderReportIndex } from '../report/render-index.ts';
import { renderPageReport } from '../report/render-page.ts';
import { type ReadRun, readMutants, readParity, readVerification } from '../report/runs.ts';
import { compilePageFolder } from './compile-folder.ts';

export interface ReportOptions {
  /** A page or a folder of pages; the project's own sources without one. */
  readonly path?: string;
  /** A file that ends in .html, or a folder for an index with a file for each page beside it. */
  readonly output: string;
  /** The JSON reports of the last runs. */
  readonly verify?: string;
  readonly parity?: string;
  readonly mutants?: string;
  /** Contracts of consumers, and folders of them. */
  readonly coverage?: readonly string[];
}

/** Writes what became of each line of the sources. @throws CommandFailure where they or a run cannot be read */
export async function reportSources(options: ReportOptions, context: CommandContext): Promise<void> {
  const runs = {
    ...(await readRun('verification', options.verify, readVerification, context)),
    ...(await readRun('parity', options.parity, readParity, context)),
    ...(await readRun('mutants', options.mutants, readMutants, context)),
  };
  const sources = await readSources(options.path, context);
  const coverage = options.coverage && (await readCoverage(options.coverage, sources.documents, context));
  const input = { ...sources, runs: { ...runs, ...(coverage && { coverage }) } };
  const pages = readReportedPages(input);
  if (pages.length === 0)
    throw new CommandFailure('nothing to report: no line of the sources says anything about an API');
  const files = makeFiles(pages, input, options);
  const written = files.map(({ path }) => path);
  await writeOutputs(context.folder, files);
  context.result?.({ written, pages: pages.map(({ path }) => path) });
  context.out(`written ${written[0]}${written.length > 1 ? ` and ${written.length - 1} pages beside it` : ''}\n`);
}

async function readCoverage(
  paths: readonly string[],
  documents: ReportInput['documents'],
  { folder }: CommandContext,
): Promise<readonly Coverage[]> {
  const interactions = await readConsumerContracts(folder, paths);
  return documents.map((document) => coverDocument(document, interactions));
}

async function readRun<Name extends string, Run>(
  name: Name,
  path: string | undefined,
  read: (text: string) => ReadRun<Run>,
  { folder }: CommandContext,
): Promise<{ readonly [N in Name]?: Run }> {
  if (path === undefined) return {};
  const result = read(await readText(folder, path));
  if ('problem' in result) throw new CommandFailure(`${path}: ${result.problem}`);
  const named: { [N in Name]?: Run } = {};
  named[name] = result.run;
  return named;
}

async function readSources(path: string | undefined, context: CommandContext): Promise<Omit<ReportInput, 'runs'>> {
  if (path === undefined) {
    const { document, diagnostics, texts } = await compileProject(await openProject(context));
    return { documents: [document], diagnostics, texts };
  }
  const { documents, diagnostics, texts } = (await isFolder(context.folder, path))
    ? (await compilePageFolder(path, context)).compiled
    : await compileOnePage(path, context);
  return { documents: [...documents.values()], diagnostics, texts };
}

async function compileOnePage(path: string, { folder }: CommandContext) {
  const page = await readPage(folder, path);
  return compile({ pages: [page], library: openPageLibrary(folder, [page.path]), overlays: [] }, byVersion);
}

interface ReportFile {
  readonly path: string;
  /** The text is made when it is written. */
  readonly after: () => Iterable<string>;
}

function makeFiles(
  pages: readonly ReportedPage[],
  input: ReportInput,
  { output, path }: ReportOptions,
): readonly ReportFile[] {
  const isFile = /\.html?$/i.test(output);
  const [page] = pages;
  if (isFile && pages.length === 1 && page !== undefined) {
    return [{ path: output, after: () => [renderPageReport(readPageReport(page, input))] }];
  }
  const title = path ?? 'All pages';
  const bars = () => readBars(pages, input);
  const linkOf = (page: ReportedPage) => (isFile ? undefined : pathToUri(fileOf(page)));
  const index = { path: isFile ? output : posix.join(output, 'index.html') };
  const beside = pages.map((page) => ({
    path: posix.join(output, fileOf(page)),
    after: () => [renderPageReport(readPageReport(page, input), wayToIndex(fileOf(page)))],
  }));
  const after = () => [renderReportIndex({ title, pages, bars: bars(), linkOf })];
  return [{ ...index, after }, ...(isFile ? [] : beside)];
}

/** The file of a page beside the index, whatever the page's path is. */
function fileOf({ path }: ReportedPage): string {
  return `${path.replaceAll('../', 'up/')}.html`;
}

function wayToIndex(file: string): string {
  return `${'../'.repeat(file.split('/').length - 1)}index.html`;
}
