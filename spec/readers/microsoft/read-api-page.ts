import { placesOfAll, type Report } from '../../diagnostics/reporter.ts';
import type { ApiModel, NamedType, OperationModel } from '../../ir/api-model.ts';
import { assumedAt, type Fact, shownAt, statedAt } from '../../ir/evidence.ts';
import type { Page, Section } from '../../markdown/page.ts';
import { plainText } from '../../markdown/plain-text.ts';
import type { Snippet } from '../../source/snippet.ts';
import type { PageLibrary } from '../../source/source-page.ts';
import { type Exchange, readExchange } from './bodies/exchange.ts';
import { checkErrorResponses } from './bodies/responses.ts';
import { readRequestLines } from './lines/declared-lines.ts';
import { nameParameters, type ParameterNames } from './lines/path-parameters.ts';
import { requestSections } from './lines/request-sections.ts';
import { pathTemplate, reportUnencoded } from './lines/request-target.ts';
import { readApiVersion } from './operations/api-version.ts';
import { OperationIds, operationIdBase } from './operations/operation-ids.ts';
import { checkParameterTables, readParameters } from './operations/parameters.ts';
import { groupPaths } from './operations/path-groups.ts';
import { readPermissions } from './operations/permissions.ts';
import { type PlacedRows, placeRows } from './operations/placed-rows.ts';
import { findServer, readServer } from './operations/server.ts';
import { type PageRoles, prose, readRoles, tables } from './page/sections.ts';
import { controlNames } from './page/vocabulary.ts';
import { checkSampleBodies, reportNulls, reportUnusedSamples } from './samples/check-samples.ts';
import { type DeclaredPath, declarePaths } from './samples/declared-paths.ts';
import { type PlacedSample, placeSamples } from './samples/match-samples.ts';
import { checkSampleUrls } from './samples/sample-url.ts';
import { readSamples, type SampleResponse } from './samples/samples.ts';
import type { PageContext } from './types/page-context.ts';
import { checkLinkedPages, type OpenLibrary } from './types/page-library.ts';
import type { TypeCatalogue } from './types/type-catalogue.ts';

/** What the pages of one document share while they are read. */
export interface Reading {
  readonly source: PageLibrary;
  readonly library: OpenLibrary;
  /** The types of the document that pages of an API version go into. */
  readonly catalogueOf: (version: string | undefined) => TypeCatalogue;
  readonly report: Report;
}

/** What a page says about its operations; undefined where it declares none (each reason is reported). */
export function readApiPage(page: Page, { source, library, catalogueOf, report }: Reading): ApiModel | undefined {
  const found = readRoles(page);
  const roles = { ...found, request: requestSections(page, found) };
  checkFrontMatter(page, report);
  const lines = readRequestLines(page, roles.request, report);
  if (lines.length === 0) return undefined;
  checkLinkedPages(page, source, report);
  const pageSamples = readSamples(page, roles, lines, report);
  const declared = declarePaths(lines, pageSamples.pairs, report);
  reportUnencoded(
    lines.map((line) => line.target),
    report,
  );
  const samples = placeSamples(pageSamples.pairs, declared);
  const targets = [...lines, ...samples.map((pair) => pair.request.line)].map((line) => line.target.segments);
  const nameOf = nameParameters(targets, report);
  const title = readTitle(page);
  const server = findServer(declared, samples, title, report);
  checkSampleUrls(samples, { declared, basePath: server?.basePath ?? '' }, nameOf, report);
  const description = findDescription(roles.title);
  const version = readApiVersion({ page, host: server?.origin.text }, lines, samples, report);
  const context: PageContext = { page, roles, library, catalogue: catalogueOf(version), report, used: new Set() };
  checkSampleBodies(pageSamples.all, samples, roles, report);
  checkErrorResponses(context, samples);
  const rows = placeRows(roles, declared, nameOf, report);
  checkParameterTables(context, rows);
  const { operations, types } = readOperations(
    context,
    declared,
    { samples, unasked: pageSamples.unasked },
    { nameOf, rows, title: plainText(title.text) },
  );
  reportUnusedSamples(pageSamples.all, samples, context);
  reportNulls(pageSamples.all, context);
  return {
    page: page.path,
    title: plainText(title.text),
    description: description && plainText(description.text.trim()),
    place: title,
    descriptionPlace: description,
    server: server && readServer(server, version, rows.server, report),
    version,
    operations,
    permissions: readPermissions(roles.permissions, report),
    bearer: readBearer(roles),
    types,
    control: controlNames,
  };
}

function readTitle(page: Page): Snippet {
  const stated = page.frontMatter.find((entry) => entry.key === 'title')?.value;
  const heading = page.sections.find((section) => section.heading?.level === 1)?.heading;
  return heading ?? stated ?? { page: page.path, text: 'Untitled', span: { start: 0, end: 0 } };
}

/** The first paragraph below the title that is neither the namespace nor a note. */
function findDescription(sections: readonly Section[]): Snippet | undefined {
  const texts = sections.flatMap(prose).map((block) => block.text);
  return texts.find(({ text }) => !/^(Namespace:|>|\[!|\*\*|- )/.test(text.trim()));
}

function readOperations(
  context: PageContext,
  declared: readonly DeclaredPath[],
  { samples, unasked }: { readonly samples: readonly PlacedSample[]; readonly unasked: readonly SampleResponse[] },
  { nameOf, rows, title }: { readonly nameOf: ParameterNames; readonly rows: PlacedRows; readonly title: string },
): { readonly operations: readonly OperationModel[]; readonly types: readonly NamedType[] } {
  const paths = declared.toSorted((a, b) => Number(a.asWritten) - Number(b.asWritten));
  const pageBase = operationIdBase(samples[0]?.request.name, title);
  const ids = new OperationIds();
  const declarationOf = readDeclarations(declared, samples);
  const bodies = samples.flatMap((pair) => pair.response?.json ?? []);
  const groups = groupPaths(paths, samples).map((group, _, all) => {
    const [first] = group.paths;
    const place = first?.line.line ?? { page: context.page.path, text: '', span: { start: 0, end: 0 } };
    const name = group.samples[0]?.request.name;
    const exchange = readExchange(
      context,
      first?.line.method ?? 'get',
      { ...group, onPage: bodies, unasked, isOnly: all.length === 1 },
      place,
    );
    const base = name === undefined ? pageBase : operationIdBase(name, title);
    const operations = group.paths.map((path) =>
      readOperation(context, path, exchange, {
        id: ids.idOf(base, path),
        rows,
        nameOf,
        ...declarationOf(path),
      }),
    );
    return { types: exchange.types, operations };
  });
  return { operations: groups.flatMap((group) => group.operations), types: groups.flatMap((group) => group.types) };
}

/** The identifier of an operation, the rows of its page's tables of parameters, and the names that placeholders have. */
interface OperationNames {
  readonly id: string;
  readonly rows: PlacedRows;
  readonly nameOf: ParameterNames;
}

function readOperation(
  context: PageContext,
  { line, segments, asWritten }: DeclaredPath,
  exchange: Exchange,
  { id, rows, nameOf, ...declaration }: OperationNames & Pick<OperationModel, 'place' | 'choice'>,
): OperationModel {
  const names = segments.flatMap((segment) =>
    segment.parts.flatMap((part) => (part.kind === 'parameter' ? [nameOf(part.spelling)] : [])),
  );
  return {
    id,
    method: line.method,
    path: pathTemplate(segments, nameOf),
    parameters: readParameters(context, rows, [...new Set(names)], line),
    asWritten,
    exchange,
    ...declaration,
  };
}

/**
 * Whether a line declares a path explicitly, and whether it is read in another way too: such a reading rests on the
 * sample that follows it, or on nothing but the other lines.
 */
function readDeclarations(declared: readonly DeclaredPath[], samples: readonly PlacedSample[]) {
  const readings = Map.groupBy(declared, (path) => path.line);
  const followed = new Set(samples.flatMap(({ use }) => (use.kind === 'own' ? [use.followed.path] : [])));
  return (path: DeclaredPath): Pick<OperationModel, 'place' | 'choice'> => {
    const { line } = path.line;
    const isChoice = (readings.get(path.line)?.length ?? 0) > 1;
    if (!isChoice || path.asWritten) return { place: statedAt(line), choice: isChoice ? line : undefined };
    return { place: followed.has(path) ? shownAt(line) : assumedAt(line), choice: line };
  };
}

/** A bearer token is needed where the headers ask for it, else where the page asks for permissions. */
function readBearer(roles: PageRoles): Fact | undefined {
  const rows = roles.headers.flatMap(tables).flatMap((table) => table.rows);
  const row = rows.find(([name]) => name !== undefined && plainText(name.text).toLowerCase() === 'authorization');
  const heading = roles.permissions[0]?.heading;
  return row?.[0] === undefined ? heading && assumedAt(heading) : statedAt(row[0]);
}

/** Reports which keys of the front matter state nothing: one finding for all of them. */
function checkFrontMatter(page: Page, report: Report): void {
  const empty = page.frontMatter.filter((entry) => entry.value.text.trim() === '');
  const where = placesOfAll(
    empty.map((entry) => entry.value),
    'likewise',
  );
  if (where !== undefined) report('front-matter-value-empty', { keys: empty.map((entry) => entry.key) }, where);
}
