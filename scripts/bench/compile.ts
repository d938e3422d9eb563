import { resourceUsage } from 'node:process';
import MarkdownIt from 'markdown-it';
import { byVersion, compilePages } from '../../spec/compile.ts';
import { jsonParts } from '../../spec/openapi/print.ts';
import type { PageLibrary, SourcePage } from '../../spec/source/source-page.ts';
import type { CommandContext } from '../cli/context.ts';
import { readPageFolder } from '../project/page-folder.ts';
import { median } from './documented-call.ts';

/** How much is measured. */
interface CompileLoad {
  readonly rounds: number;
  /** Rounds that are not counted, for the code to be optimised. */
  readonly warmUp: number;
}

const usual: CompileLoad = { rounds: 9, warmUp: 3 };

/** Shows that the benchmark works; its figures mean little. */
export const quickCompileLoad: CompileLoad = { rounds: 2, warmUp: 1 };

/**
 * Prints what compiling a folder costs, documents as JSON included, against the Markdown parser alone on the same
 * pages: the API pages and those that they link to. All pages are in memory before. In each round take turns the
 * compiler on all pages, on every second one, and the parser, so that what else the machine does hits all of them.
 */
export async function benchCompile({ folder, out }: CommandContext, path: string, load = usual): Promise<void> {
  const { apiPages, library } = await readPageFolder(folder, path);
  const half = apiPages.filter((_, at) => at % 2 === 0);
  const texts = readTexts(apiPages, library);
  const turns = {
    whole: () => compileAll(apiPages, library),
    half: () => compileAll(half, library),
    parser: () => parseAll(texts),
  };
  for (let round = 0; round < load.warmUp; round++) takeTurns(turns);
  const size = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
  out(`${apiPages.length} API pages, ${texts.length} with those that they link to, ${size.toFixed(1)} MB\n`);
  const rounds: Spent[] = [];
  for (let round = 1; round <= load.rounds; round++) {
    const spent = takeTurns(turns);
    rounds.push(spent);
    const { whole, parser } = spent;
    const ratio = (whole / parser).toFixed(2);
    out(`round ${round}: ${whole.toFixed(0)} ms, Markdown parser ${parser.toFixed(0)} ms, ratio ${ratio}\n`);
  }
  out(summarizeRounds(rounds, apiPages.length, half.length));
}

interface Turns<T> {
  /** All API pages. */
  readonly whole: T;
  /** Every second one. */
  readonly half: T;
  readonly parser: T;
}

/** Milliseconds. */
type Spent = Turns<number>;

function takeTurns({ whole, half, parser }: Turns<() => void>): Spent {
  return { whole: time(whole), parser: time(parser), half: time(half) };
}

function time(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Gives the length of the documents. */
function compileAll(pages: readonly SourcePage[], library: PageLibrary): number {
  const { documents } = compilePages(pages, library, byVersion);
  let length = 0;
  for (const document of documents.values()) {
    for (const part of jsonParts(document)) length += part.length;
  }
  return length;
}

function parseAll(texts: readonly string[]): void {
  const markdown = new MarkdownIt();
  for (const text of texts) markdown.parse(text, {});
}

/** What the compiler reads: the pages, and what it asks the library for. */
function readTexts(pages: readonly SourcePage[], library: PageLibrary): readonly string[] {
  const read = new Map(pages.map(({ path, text }) => [path, text]));
  const find = (path: string) => {
    const page = library.find(path);
    if (page !== undefined) read.set(page.path, page.text);
    return page;
  };
  compilePages(pages, { find }, byVersion);
  return [...read.values()];
}

function summarizeRounds(rounds: readonly Spent[], pages: number, halfOfPages: number): string {
  const whole = median(rounds.map((round) => round.whole)) / pages;
  const ratio = median(rounds.map((round) => round.whole / round.parser));
  const growth = median(rounds.map((round) => round.whole / pages / (round.half / halfOfPages)));
  const peak = resourceUsage().maxRSS / 1024;
  return [
    `median ${(1000 / whole).toFixed(0)} API pages a second`,
    `median ratio ${ratio.toFixed(2)} (wanted: at most 2.00)`,
    `a page of all of them costs ${growth.toFixed(2)} times what one of half of them does (linear: 1.00)`,
    `peak memory ${peak.toFixed(0)} MiB, the parser's share included (wanted: under 1024)`,
    '',
  ].join('\n');
}
