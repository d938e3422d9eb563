import { delimiter } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, test } from 'vitest';
import { byVersion, type Compilation, compile } from '../spec/compile.ts';
import type { Diagnostic } from '../spec/diagnostics/diagnostic.ts';
import type { ExampleObject } from '../spec/openapi/document.ts';
import { sourcesOf } from '../spec/openapi/sources.ts';
import { type LineIndex, lineIndexes } from '../spec/source/line-index.ts';
import type { Place } from '../spec/source/place.ts';
import { type PageFolder, readPageFolder } from './project/page-folder.ts';
import { findJsonSamples } from './testing/json-samples.ts';
import { judgeExamples } from './testing/judge-examples.ts';

/** Folders of a vendor's pages, none of which are part of this repository. */
const folders = process.env.FACSIMILE_CORPUS?.split(delimiter).filter((path) => path !== '') ?? [];

if (folders.length === 0) {
  test.skip('a corpus of pages: set FACSIMILE_CORPUS to a folder of them to compile it here', () => {});
}

describe.each(folders)('the pages in %s', (path) => {
  let folder: PageFolder;
  let compiled: Compilation;

  beforeAll(async () => {
    folder = await readPageFolder(process.cwd(), path);
    compiled = await compile({ pages: folder.apiPages, library: folder.library, overlays: [] }, byVersion);
  }, 600_000);

  test('give documents that pass the schema of OpenAPI 3.1', async () => {
    for (const [version, document] of compiled.documents) {
      const { valid, errors } = await new Validator().validate(structuredClone({ ...document }));
      expect({ version, valid, errors }).toEqual({ version, valid: true, errors: undefined });
    }
  }, 600_000);

  test('give an operation or an error each', () => {
    const documented = new Set([...compiled.documents.values()].flatMap((document) => pagesOf(document.paths)));
    const inError = new Set(
      compiled.diagnostics.filter((diagnostic) => diagnostic.severity === 'error').map((diagnostic) => diagnostic.page),
    );
    const silent = folder.apiPages.filter(({ path: page }) => !documented.has(page) && !inError.has(page));
    expect(silent.map((page) => page.path)).toEqual([]);
  });

  test('have samples that are examples which validate, or a finding that says why not', () => {
    const samples = folder.apiPages.flatMap(findJsonSamples);
    const examples = Map.groupBy([...compiled.documents.values()].flatMap(judgeExamples), (example) =>
      pageOf(example.example),
    );
    const findings = Map.groupBy(compiled.diagnostics, (diagnostic) => diagnostic.page);
    const lines = lineIndexes((page) => compiled.texts.get(page));
    const judged = samples.map((sample) => {
      const own = (examples.get(sample.page) ?? []).filter((example) =>
        standsIn(example.example, sample, lines(sample.page)),
      );
      const problems = own.flatMap((example) => example.problems);
      if (own.length > 0 && problems.length === 0) return { sample, outcome: 'valid', problems };
      const isReported = findings.get(sample.page)?.some((diagnostic) => concerns(diagnostic, sample)) ?? false;
      return { sample, outcome: isReported ? 'reported' : 'silent', problems };
    });
    const count = (outcome: string) => judged.filter((sample) => sample.outcome === outcome).length;
    const silent = judged.filter((sample) => sample.outcome === 'silent');
    console.info(
      `${path}: of ${samples.length} samples that parse ${count('valid')} are examples that validate, ` +
        `of ${count('reported')} a finding says why not, of ${silent.length} nothing does`,
    );
    const wrong = [...examples.values()].flat().filter((example) => example.problems.length > 0);
    expect(wrong.map(({ pointer, problems }) => `${pointer}: ${problems.join('; ')}`)).toEqual([]);
    const places = silent.map(({ sample: { page, span } }) => `${page}:${lines(page).position(span.start).line}`);
    expect(places).toEqual([]);
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

function pageOf(example: ExampleObject): string | undefined {
  return sourcesOf(example).flatMap((source) => ('page' in source ? [source.page] : []))[0];
}

function standsIn(example: ExampleObject, { page, span }: Place, lines: LineIndex): boolean {
  const [first, last] = [span.start, span.end].map((offset) => lines.position(offset).line);
  return sourcesOf(example).some(
    (source) => 'line' in source && source.page === page && source.line >= Number(first) && source.line <= Number(last),
  );
}

/** Whether a finding is about a sample itself, or about the page's request lines, without which it stands for nothing. */
function concerns({ code, severity, span }: Diagnostic, sample: Place): boolean {
  if (severity === 'error' && /^(page|request)-/.test(code)) return true;
  return code !== 'content-length-wrong' && span.start >= sample.span.start && span.end <= sample.span.end;
}
