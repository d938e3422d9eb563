import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Compilation, compile, oneDocument } from '../spec/compile.ts';
import { type PageFolder, readPageFolder } from './project/page-folder.ts';
import { judgeExamples } from './testing/judge-examples.ts';
import { listedBullets, listedRows, type PageBullet, type PageRow } from './testing/openbao-pages.ts';
import { openTruth, type Truth } from './testing/openbao-truth.ts';

/** The folder of a family in HashiCorp's format with its own OpenAPI document, which is no part of this repository. */
const folder = join(process.env.FACSIMILE_FAMILIES ?? '', 'openbao');

if (!existsSync(join(folder, 'website'))) {
  test.skip('pages in HashiCorp’s format: set FACSIMILE_FAMILIES to a folder that has openbao to score the reader here', () => {});
}

describe.runIf(existsSync(join(folder, 'website')))('the pages of openbao', () => {
  let pages: PageFolder;
  let compiled: Compilation;
  let truth: Truth;
  let rows: readonly PageRow[];
  let bullets: readonly PageBullet[];

  beforeAll(async () => {
    pages = await readPageFolder(folder, 'website');
    compiled = await compile({ pages: pages.apiPages, library: pages.library, overlays: [] }, oneDocument);
    truth = await openTruth(join(folder, 'truth', 'vault-openapi.json'));
    rows = pages.apiPages.flatMap(listedRows);
    bullets = pages.apiPages.flatMap(listedBullets);
  }, 120_000);

  test('rows are operations, and those that the truth has agree in path and method', () => {
    const operations = operationsOf(compiled);
    const read = rows.filter((row) => operations.some((operation) => operation.lines.has(`${row.page}:${row.line}`)));
    const resolved = read.filter((row) => truth.hasPath(row.path));
    const agreeing = resolved.filter((row) => truth.hasOperation(row.path, row.method));
    const declared = operations.filter((operation) =>
      rows.some((row) => operation.lines.has(`${row.page}:${row.line}`)),
    );
    print('rows that are operations', read.length, rows.length);
    print('operations that are rows', declared.length, operations.length);
    print('rows whose path the truth has, by method', agreeing.length, resolved.length);
    expect(read.length / rows.length).toBeGreaterThanOrEqual(0.95);
    expect(agreeing.length / resolved.length).toBeGreaterThanOrEqual(0.9);
  });

  test('items of lists are parameters or properties of the type and necessity that they state', () => {
    const facts = factsOf(compiled);
    const found = bullets.filter((bullet) => facts.has(`${bullet.page}:${bullet.line}:${bullet.name}`));
    const typed = found.filter(
      (bullet) =>
        bullet.type === 'other' || facts.get(`${bullet.page}:${bullet.line}:${bullet.name}`)?.types.has(bullet.type),
    );
    const required = found.filter((bullet) => bullet.required);
    const kept = required.filter((bullet) => facts.get(`${bullet.page}:${bullet.line}:${bullet.name}`)?.required);
    print('items that are read', found.length, bullets.length);
    print('items of the right type', typed.length, bullets.length);
    print('required items that are required', kept.length, required.length);
    expect(typed.length / bullets.length).toBeGreaterThanOrEqual(0.9);
  });

  test('examples validate', () => {
    const examples = [...compiled.documents.values()].flatMap(judgeExamples);
    const valid = examples.filter((example) => example.problems.length === 0);
    print('examples that validate', valid.length, examples.length);
    expect(examples.filter((example) => example.problems.length > 0).map(({ pointer }) => pointer)).toEqual([]);
  });
});

function print(what: string, count: number, all: number): void {
  const share = all === 0 ? '-' : `${((100 * count) / all).toFixed(1)} %`;
  console.info(`${what.padEnd(45)} ${String(count).padStart(5)} of ${String(all).padStart(5)} ${share.padStart(8)}`);
}

interface Source {
  readonly page?: string;
  readonly line?: number;
}

/** The operations of the documents, each with the places of the rows that declare it. */
function operationsOf({ documents }: Compilation): readonly { readonly lines: ReadonlySet<string> }[] {
  return [...documents.values()].flatMap((document) =>
    Object.values(document.paths).flatMap((item) =>
      Object.values(item).map((operation) => ({ lines: new Set(linesOf(operation)) })),
    ),
  );
}

function linesOf(value: unknown): readonly string[] {
  const source = (value as { 'x-doc-source'?: Source | readonly Source[] } | null)?.['x-doc-source'];
  return [source ?? []].flat().map((one) => `${(one as Source).page}:${(one as Source).line}`);
}

/** What documents say about parameters and properties, by the place and name of each. */
function factsOf({ documents }: Compilation) {
  const facts = new Map<string, { readonly types: Set<string>; required: boolean }>();
  const add = (value: unknown, name: string, schema: unknown, required: boolean) => {
    for (const line of linesOf(value)) {
      const key = `${line}:${name}`;
      const fact = facts.get(key) ?? { types: new Set<string>(), required: false };
      for (const type of typesOf(schema)) fact.types.add(type);
      fact.required ||= required;
      facts.set(key, fact);
    }
  };
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { name, schema, properties, required } = value as Record<string, unknown>;
    if (typeof name === 'string' && schema !== undefined) add(value, name, schema, required === true);
    if (typeof properties === 'object' && properties !== null) {
      for (const [property, own] of Object.entries(properties)) {
        add(own, property, own, Array.isArray(required) && required.includes(property));
      }
    }
    for (const inner of Object.values(value)) walk(inner);
  };
  for (const document of documents.values()) walk(document.paths);
  return facts;
}

function typesOf(schema: unknown): readonly string[] {
  const { type, anyOf } = (schema ?? {}) as { type?: string | readonly string[]; anyOf?: readonly unknown[] };
  return [...(typeof type === 'string' ? [type] : (type ?? [])), ...(anyOf ?? []).flatMap(typesOf)];
}
