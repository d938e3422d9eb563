import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byVersion, compilePages } from './compile.ts';
import { renderText } from './diagnostics/formats/text.ts';
import { compileTogether, testPage } from './test-page.fixture.ts';

const lines = testPage().split('\n');
const at = fc.nat({ max: lines.length - 1 });

/** A page as it gets when lines are dropped, doubled, swapped or cut. */
const damaged = fc
  .array(fc.tuple(fc.constantFrom('drop', 'double', 'swap', 'cut'), at, at), { minLength: 1, maxLength: 8 })
  .map((damages) => damages.reduce(damage, lines).join('\n'));

function damage(page: readonly string[], [kind, value, other]: readonly [string, number, number]): readonly string[] {
  const line = page[value] ?? '';
  if (kind === 'drop') return page.toSpliced(value, 1);
  if (kind === 'double') return page.toSpliced(value, 0, line);
  if (kind === 'cut') return page.with(Math.min(value, page.length - 1), line.slice(0, other % (line.length + 1)));
  return page.length > Math.max(value, other) ? page.with(value, page[other] ?? '').with(other, line) : page;
}

const compileText = (text: string) => compileTogether([{ path: 'page.md', text }]);

describe('whatever a page holds', () => {
  it('gives an operation, or an error that says why not', () => {
    fc.assert(
      fc.property(fc.oneof(damaged, fc.string({ unit: 'grapheme' })), (text) => {
        const { document, diagnostics } = compileText(text);
        const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
        expect(Object.keys(document.paths).length + errors.length).toBeGreaterThan(0);
      }),
    );
  });

  it('has each finding at a place within the page, and prints it', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const { diagnostics } = compileText(text);
        for (const { span } of diagnostics.flatMap((diagnostic) => [diagnostic, ...diagnostic.related])) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
        expect(renderText(diagnostics, new Map([['page.md', text]]))).not.toContain('undefined');
      }),
    );
  });

  it('gives the same document and findings every time', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        expect(compileText(text)).toEqual(compileText(text));
      }),
      { numRuns: 30 },
    );
  });

  it('gives the same documents whatever the order of the pages', () => {
    const pages = ['notes', 'books', 'shelves'].map((name) => ({
      path: `api/${name}.md`,
      text: testPage({ requestBlock: `\`\`\` http\nPOST /${name}\nPOST /me/{id}/${name}\n\`\`\`` }),
    }));
    const expected = compilePages(pages, { find: () => undefined }, byVersion);
    fc.assert(
      fc.property(fc.shuffledSubarray(pages, { minLength: pages.length }), (shuffled) => {
        expect(compilePages(shuffled, { find: () => undefined }, byVersion)).toEqual(expected);
      }),
    );
  });
});
