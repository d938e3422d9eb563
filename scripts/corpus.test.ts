import { delimiter } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Compilations, compileVersions } from '../spec/compile.ts';
import type { Diagnostic } from '../spec/diagnostics/diagnostic.ts';
import { LineIndex } from '../spec/diagnostics/line-index.ts';
import { formatSource, sourcesOf } from '../spec/openapi/doc-source.ts';
import type { ExampleObject } from '../spec/openapi/document.ts';
import { judgeExamples } from './judge-examples.ts';
import { type PageFolder, readPageFolder } from './page-folder.ts';

/** Folders of a vendor's pages, none of which are part of this repository. */
const folders = process.env.FACSIMILE_CORPUS?.split(delimiter).filter((path) => path !== '') ?? [];

/** The codes of findings that say what is wrong with the body of a sample. */
const aboutBodies = /^(sample-(?!url)|response-wrapped|status-with-body)/;

if (folders.length === 0) {
  test.skip('a corpus of pages: set FACSIMILE_CORPUS to a folder of them to compile it here', () => {});
}

describe.each(folders)('the pages in %s', (path) => {
  let folder: PageFolder;
  let compiled: Compilations;

  beforeAll(async () => {
    folder = await readPageFolder(process.cwd(), path);
    compiled = compileVersions(folder.apiPages, folder.library);
  }, 600_000);

  test('give documents that pass the schema of OpenAPI 3.1', async () => {
    for (const [version, document] of compiled.documents) {
      const { valid, errors } = await new Validator().validate(structuredClone({ ...document }));
      expect({ version, valid, errors }).toEqual({ version, valid: true, errors: undefined });
    }
  }, 600_000);

  test('give an operation or an error each', () => {
    const documented = new Set([...compiled.documents.values()].flatMap((document) => pagesOf(document.paths)));
    const inError = new Set(compiled.diagnostics.filter((one) => one.severity === 'error').map((one) => one.page));
    const silent = folder.apiPages.filter(({ path: page }) => !documented.has(page) && !inError.has(page));
    expect(silent.map((one) => one.path)).toEqual([]);
  });

  test('have examples that validate, or a finding that says why not', () => {
    const judged = [...compiled.documents.values()].flatMap(judgeExamples);
    const examples = [...Map.groupBy(judged, (one) => one.example)].map(([example, places]) => ({
      example,
      problems: places.flatMap((one) => one.problems),
      told: isTold(example, compiled.diagnostics, folder),
    }));
    const wrong = examples.filter((one) => one.problems.length > 0);
    const silent = wrong.filter((one) => !one.told);
    const mended = examples.filter((one) => one.told && one.problems.length === 0).length;
    const unreadable = compiled.diagnostics.filter((one) => one.code === 'sample-not-json').length;
    console.info(
      `${path}: ${examples.length - wrong.length} examples validate, ${mended} of them otherwise than on the page, with a finding; ` +
        `${unreadable + wrong.length - silent.length} do not and have a finding (${unreadable} are no JSON); ${silent.length} do not in silence`,
    );
    const shown = silent.map((one) => `${sourcesOf(one.example).map(formatSource)}: ${one.problems.join('; ')}`);
    expect(shown).toEqual([]);
  }, 600_000);
});

/** The pages that operations were read from. */
function pagesOf(paths: object): readonly string[] {
  return Object.values(paths).flatMap((item) =>
    Object.values(item).flatMap((operation) =>
      sourcesOf(operation as object).flatMap((source) => ('page' in source ? [source.page] : [])),
    ),
  );
}

/** Whether a finding about a body lies between the line that an example begins on and the end of its code block. */
function isTold(example: ExampleObject, diagnostics: readonly Diagnostic[], folder: PageFolder): boolean {
  return sourcesOf(example).some((source) => {
    if (!('page' in source)) return false;
    const text = folder.texts.get(source.page) ?? '';
    const start = new LineIndex(text).startOf(source.line);
    const end = text.indexOf('\n```', start);
    return diagnostics.some(
      ({ code, page, span }) =>
        aboutBodies.test(code) && page === source.page && span.start >= start && (end === -1 || span.start <= end),
    );
  });
}
