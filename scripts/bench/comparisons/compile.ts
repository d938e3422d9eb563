import { resourceUsage } from 'node:process';
import MarkdownIt from 'markdown-it';
import { byVersion, compilePages } from '../../../spec/compile.ts';
import { jsonParts } from '../../../spec/openapi/print.ts';
import type { PageLibrary, SourcePage } from '../../../spec/source/source-page.ts';
import { testPage } from '../../../spec/test-page.fixture.ts';
import { readPageFolder } from '../../project/page-folder.ts';
import type { Comparison, Contender } from '../measure/comparison.ts';
import type { Setting } from '../setting/setting.ts';

const measures = [{ name: 'time', unit: 'ms a page', better: 'less' }] as const;

/** Pages in memory that are compiled together. */
interface PageSet {
  readonly apiPages: readonly SourcePage[];
  readonly library: PageLibrary;
}

/** Compiling pages, their documents as JSON included, beside the Markdown parser alone: one page up to a thousand. */
export function compareCompile({ quick }: Setting): Comparison {
  const counts = quick ? [1, 10] : [1, 10, 100, 1000];
  const largest = counts.at(-1) ?? 1;
  const parser = parserOf(pagesLikeEachOther(largest));
  const compilers = counts.map((count) => compilerOf(pagesLikeEachOther(count), Math.ceil(100 / count)));
  const [one, all] = [compilers[0]?.name ?? '', compilers.at(-1)?.name ?? ''];
  return {
    name: 'compile',
    title: 'Compiling pages',
    measures,
    contenders: [parser, ...compilers],
    baseline: parser.name,
    goals: [
      { of: all, against: parser.name, bound: 'at most', ratio: 2 },
      { of: all, against: one, bound: 'at most', ratio: 1.2 },
    ],
    rounds: quick ? 2 : 9,
    warmUp: quick ? 1 : 3,
  };
}

/** The same with the pages below a folder: all of them, and every second one. */
export async function compareCompileOf({ root, quick }: Setting, path: string): Promise<Comparison> {
  const { apiPages, library } = await readPageFolder(root, path);
  const half = apiPages.filter((_, at) => at % 2 === 0);
  const parser = parserOf({ apiPages, library });
  const all = compilerOf({ apiPages, library });
  const contenders = half.length < apiPages.length ? [all, compilerOf({ apiPages: half, library })] : [all];
  return {
    name: 'compile',
    title: `Compiling ${path}`,
    measures,
    contenders: [parser, ...contenders],
    baseline: parser.name,
    goals: [
      { of: all.name, against: parser.name, bound: 'at most', ratio: 2 },
      { of: all.name, against: contenders.at(-1)?.name ?? '', bound: 'at most', ratio: 1.2 },
    ],
    rounds: quick ? 2 : 9,
    warmUp: quick ? 1 : 3,
    closing: () => [`peak memory ${(resourceUsage().maxRSS / 1024).toFixed(0)} MiB, the parser's share included`],
  };
}

/** Pages that differ in what they are about. */
function pagesLikeEachOther(count: number): PageSet {
  const apiPages = Array.from({ length: count }, (_, at) => {
    const rows = Array.from({ length: 20 }, (_, row) => `|field${row}|String|What ${row} says of note ${at}.|\n`);
    const text = testPage({
      body: `|Property|Type|Description|\n|:---|:---|:---|\n${rows.join('')}|text|String|What the note says.|`,
    });
    return { path: `pages/create-note-${at}.md`, text: text.replaceAll('/notes', `/notes${at}`) };
  });
  return { apiPages, library: { find: () => undefined } };
}

function compilerOf(pages: PageSet, repetitions = 1): Contender {
  const count = pages.apiPages.length;
  return {
    name: `Facsimile, ${inWords(count)}`,
    isOurs: true,
    open: () => ({ measure: () => ({ time: timeOf(() => compileAll(pages), repetitions) / count }) }),
  };
}

function parserOf(pages: PageSet): Contender {
  const count = pages.apiPages.length;
  const texts = readTexts(pages);
  return {
    name: `markdown-it alone, ${inWords(count)}`,
    open: () => ({ measure: () => ({ time: timeOf(() => parseAll(texts), Math.ceil(100 / count)) / count }) }),
  };
}

function inWords(count: number): string {
  return count === 1 ? '1 page' : `${count.toLocaleString('en-US')} pages`;
}

/** Milliseconds of one of several repetitions. */
function timeOf(run: () => void, repetitions: number): number {
  const start = performance.now();
  for (let count = 0; count < repetitions; count++) run();
  return (performance.now() - start) / repetitions;
}

/** Gives the length of the documents. */
function compileAll({ apiPages, library }: PageSet): number {
  const { documents } = compilePages(apiPages, library, byVersion);
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
function readTexts({ apiPages, library }: PageSet): readonly string[] {
  const read = new Map(apiPages.map(({ path, text }) => [path, text]));
  const find = (path: string) => {
    const page = library.find(path);
    if (page !== undefined) read.set(page.path, page.text);
    return page;
  };
  compilePages(apiPages, { find }, byVersion);
  return [...read.values()];
}
