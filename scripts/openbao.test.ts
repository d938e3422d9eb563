import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Compilation, compile, oneDocument } from '../spec/compile.ts';
import type { OpenApiDocument } from '../spec/openapi/document.ts';
import { type DocumentedOperation, readOperations } from '../spec/openapi/operations.ts';
import { flattenSchema } from '../spec/openapi/schema.ts';
import { openServerTarget } from './parity/targets/server.ts';
import { planVectors } from './parity/vectors/build-vectors.ts';
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

  test('names, places and types of parameters and properties agree with the truth', () => {
    const stated = new Map(bullets.map((bullet) => [`${bullet.page}:${bullet.line}:${bullet.name}`, bullet.type]));
    const all = [...compiled.documents.values()].flatMap((document) =>
      readOperations(document).flatMap((operation) => {
        const row = rows.find(({ page, line }) =>
          operation.sources.some((at) => 'page' in at && at.page === page && at.line === line),
        );
        const expected = row && truth.fieldsOf(row.path, row.method);
        return expected === undefined ? [] : [{ expected, fields: fieldsOf(document, operation) }];
      }),
    );
    const read = all.flatMap(({ expected, fields }) =>
      [...fields].map(([name, field]) => ({ ...field, true: expected.get(name) })),
    );
    const known = all.reduce((count, { expected }) => count + expected.size, 0);
    const both = read.filter((field) => field.true !== undefined);
    const placed = both.filter((field) => field.true?.in === field.in);
    const agrees = (types: ReadonlySet<string>, type = 'any') => type === 'any' || types.has(type);
    const typed = placed.filter((field) => agrees(field.types, field.true?.type));
    const wrong = placed.filter((field) => !typed.includes(field));
    // What a plain look at the line of the page finds is of another type than the truth has: the page is wrong.
    const contradicted = wrong.filter(({ places }) =>
      places.some((place) => stated.has(place) && stated.get(place) !== 'other'),
    );
    print('fields that the truth has (precision)', both.length, read.length);
    print('fields of the truth that are read (recall)', both.length, known);
    print('fields at the place that the truth has', placed.length, both.length);
    print('fields of the type that the truth has', typed.length, placed.length);
    print('fields of another type, as their page says', contradicted.length, wrong.length);
    expect(both.length / read.length).toBeGreaterThanOrEqual(0.8);
    expect(both.length / known).toBeGreaterThanOrEqual(0.8);
    expect(placed.length / both.length).toBeGreaterThanOrEqual(0.99);
    expect((typed.length + contradicted.length) / placed.length).toBeGreaterThanOrEqual(0.98);
  });

  test('a mock of all pages starts, and accepts its own samples', async () => {
    const [document, ...others] = compiled.documents.values();
    if (document === undefined) throw new Error('no document');
    expect(others).toEqual([]);
    const plan = planVectors(document);
    const vectors = plan.vectors.filter(({ check }) => check === 'sample');
    const target = await openServerTarget('native', document);
    const refused: string[] = [];
    for (const vector of vectors) {
      const { status, text } = await target.send(vector, AbortSignal.timeout(10_000));
      if (status !== vector.status) refused.push(`${vector.name}: ${status} ${text}`);
    }
    await target.close();
    print('samples that their mock accepts', vectors.length - refused.length, vectors.length);
    print('operations that can be called', plan.operations - plan.unasked.size, plan.operations);
    expect(refused).toEqual([]);
  }, 120_000);

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

/** What the query and the JSON body of an operation hold, by name, with the places that state it. */
function fieldsOf(document: OpenApiDocument, { parameters, requestBody }: DocumentedOperation) {
  const ofQuery = parameters
    .filter((parameter) => parameter.in === 'query')
    .map((parameter) => [parameter.name, 'query', parameter, parameter.schema] as const);
  const ofBody = (requestBody?.contents ?? []).flatMap(({ schema }) =>
    Object.entries(schema === undefined ? {} : flattenSchema(document, schema).properties).map(
      ([name, property]) => [name, 'body', property, property] as const,
    ),
  );
  return new Map(
    [...ofQuery, ...ofBody].map(([name, place, owner, schema]) => {
      const places = linesOf(owner).map((line) => `${line}:${name}`);
      return [name, { in: place, types: new Set(typesOf(schema)), places }] as const;
    }),
  );
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
