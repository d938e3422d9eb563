import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile } from '../compile.ts';
import { applyOverlays } from '../openapi/apply-overlays.ts';
import { diagnosticCodes } from './catalogue.ts';
import { renderText } from './render-text.ts';

const folder = new URL('./cases/', import.meta.url);
const fence = /^````(\S+)(?: (\S+))?\n([\s\S]*?)^````$/gm;

/** The code blocks of a case page: the input with its file name, and the text that it must give. */
function readCase(code: string) {
  const blocks = [...readFileSync(new URL(`${code}.md`, folder), 'utf8').matchAll(fence)];
  const [input, output] = [blocks.find((block) => block[2] !== undefined), blocks.find((block) => block[1] === 'text')];
  return { path: input?.[2] ?? '', text: input?.[3] ?? '', expected: output?.[3] ?? '' };
}

async function findings(path: string, text: string) {
  const pages = path.endsWith('.md') ? [{ path, text }] : [];
  const overlays = path.endsWith('.yaml') ? [{ path, text }] : [];
  const { document, diagnostics } = compile(pages, { find: () => undefined });
  return [...diagnostics, ...(await applyOverlays(document, overlays)).diagnostics];
}

describe('the page of a code', () => {
  it('exists for every code, and for nothing else', () => {
    const pages = readdirSync(folder).map((name) => name.replace(/\.md$/, ''));
    expect(pages.toSorted()).toEqual(diagnosticCodes.toSorted());
  });

  it.each(diagnosticCodes)('%s: its example gives the finding that it shows', async (code) => {
    const { path, text, expected } = readCase(code);
    const found = (await findings(path, text)).filter((one) => one.code === code);
    expect(renderText(found, new Map([[path, text]]))).toBe(expected);
  });

  it.each(diagnosticCodes)('%s: begins with its code as the title', (code) => {
    expect(readFileSync(new URL(`${code}.md`, folder), 'utf8')).toMatch(new RegExp(`^# ${code}\n`));
  });
});
