import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile, oneDocument } from '../compile.ts';
import { loadDocumentFile } from '../openapi/load/load-file.ts';
import { diagnosticCodes } from './catalogue/all.ts';
import { renderText } from './formats/text.ts';

const folder = new URL('./codes/', import.meta.url);
const fence = /^````(\S+)(?: (\S+))?\n([\s\S]*?)^````$/gm;

/** The code blocks of a case page: the inputs by their file names, the first of them the one that is compiled, and the text that it must give. */
function readCase(code: string) {
  const blocks = [...readFileSync(new URL(`${code}.md`, folder), 'utf8').matchAll(fence)];
  const inputs = new Map(
    blocks.flatMap(([, , path, text]) => (path === undefined ? [] : repeatFile(path, repeatLines(text ?? '')))),
  );
  return { inputs, expected: blocks.find((block) => block[1] === 'text')?.[3] ?? '' };
}

/** A text in which `line (3 times)` is written out, with the number of each in the place of `{n}`. */
function repeatLines(text: string): string {
  return text.replace(/^(.*) \((\d+) times\)$/gm, (_, line: string, times: string) =>
    Array.from({ length: Number(times) }, (_, at) => line.replaceAll('{n}', String(at + 1))).join('\n'),
  );
}

/** The file that a block stands for, else the files of `type{1..3}.md`, in which `{n}` and `{n+1}` are the number and the next. */
function repeatFile(path: string, text: string): readonly (readonly [path: string, text: string])[] {
  const [range, from = '', to = ''] = /\{(\d+)\.\.(\d+)\}/.exec(path) ?? [];
  if (range === undefined) return [[path, text]];
  const numbers = Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => Number(from) + at);
  return numbers.map((n) => [
    path.replace(range, String(n)),
    text.replaceAll('{n}', String(n)).replaceAll('{n+1}', String(n + 1)),
  ]);
}

async function findings(inputs: ReadonlyMap<string, string>) {
  const files = [...inputs].map(([path, text]) => ({ path, text }));
  const library = { find: (wanted: string) => files.find(({ path }) => path === wanted), found: () => files };
  const pages = files.slice(0, 1).filter(({ path }) => path.endsWith('.md'));
  const overlays = files.filter(({ path, text }) => path.endsWith('.yaml') && !text.startsWith('openapi:'));
  const document = files.find(({ text }) => text.startsWith('openapi:'));
  if (document !== undefined) return (await loadDocumentFile(document, overlays)).diagnostics;
  return (await compile({ pages, library, overlays }, oneDocument)).diagnostics;
}

describe('the page of a code', () => {
  it('exists for every code, and for nothing else', () => {
    const pages = readdirSync(folder).map((name) => name.replace(/\.md$/, ''));
    expect(pages.toSorted()).toEqual(diagnosticCodes.toSorted());
  });

  it.each(diagnosticCodes)('%s: its example gives the finding that it shows', async (code) => {
    const { inputs, expected } = readCase(code);
    const found = (await findings(inputs)).filter((finding) => finding.code === code);
    expect(found).not.toEqual([]);
    expect(renderText(found, inputs)).toBe(expected);
  });

  it.each(diagnosticCodes)('%s: begins with its code as the title', (code) => {
    expect(readFileSync(new URL(`${code}.md`, folder), 'utf8')).toMatch(new RegExp(`^# ${code}\n`));
  });
});
