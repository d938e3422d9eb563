import { placesOfAll, type Report } from '../../diagnostics/reporter.ts';
import type { ApiModel, ExchangeModel, OperationModel, ServerModel } from '../../ir/api-model.ts';
import { shownAt, statedAt } from '../../ir/evidence.ts';
import type { Page } from '../../markdown/page.ts';
import { plainText } from '../../markdown/plain-text.ts';
import { FreeNames, inSnakeCase } from '../../source/free-names.ts';
import { firstLine } from '../../source/http-message.ts';
import type { Place } from '../../source/place.ts';
import type { Snippet } from '../../source/snippet.ts';
import { readExchangeOf } from './bodies.ts';
import type { CurlCommand } from './curl.ts';
import { type Mount, readMount, withMount } from './mount.ts';
import { type ParameterLists, readParameterLists } from './parameter-list.ts';
import { matches, placeItems, readParametersOf } from './parameters.ts';
import { type PathRow, readPathRows } from './path-rows.ts';
import { readSamples, type SampleBody, type SectionSamples } from './samples.ts';
import { isPathTable, isSentence, type OperationSection, operationSections } from './sections.ts';

/** The version in front of all paths: the format has no other. */
export const apiVersion = 'v1';

/** A section with all that is read of it before its operations are made. */
interface ReadSection {
  readonly section: OperationSection;
  readonly rows: readonly PathRow[];
  readonly lists: ParameterLists;
  readonly samples: SectionSamples;
}

/** What a page says about its operations; undefined where it declares none (each reason is reported). */
export function readApiPage(page: Page, report: Report): ApiModel | undefined {
  const sections = operationSections(page).map(
    (section): ReadSection => ({
      section,
      rows: section.tables.flatMap((table) => readPathRows(table, report)),
      lists: readParameterLists(section, report),
      samples: readSamples(section, report),
    }),
  );
  const heading = page.sections.find((section) => section.heading?.level === 1)?.heading;
  const title = heading ?? { page: page.path, text: 'Untitled', span: { start: 0, end: 0 } };
  const all = sections.flatMap(({ rows }) => rows);
  if (all.length === 0) {
    report('path-rows-missing', {}, title);
    return undefined;
  }
  const mount = readMount(page);
  const ids = new FreeNames('_');
  const operations = sections.flatMap((section) => readOperations(section, { all, mount, ids, report }));
  reportStatuses(operations, report);
  reportWireMethods(all, report);
  reportUnread(sections, report);
  const texts = page.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'prose' && isSentence(block.text) ? [block.text] : [])),
  );
  const description =
    sections[0] !== undefined && texts[0] !== undefined && texts[0].span.start < sections[0].section.heading.span.start
      ? texts[0]
      : undefined;
  return {
    page: page.path,
    title: plainText(title.text.replaceAll('`', '')),
    description: description && plainText(description.text),
    place: title,
    descriptionPlace: description,
    server: readServer(
      sections.flatMap(({ samples }) => samples.commands),
      title,
      report,
    ),
    version: apiVersion,
    operations,
    permissions: { rows: [], order: undefined },
    bearer: undefined,
    types: [],
    control: undefined,
  };
}

interface PageParts {
  readonly all: readonly PathRow[];
  readonly mount: Mount | undefined;
  readonly ids: FreeNames;
  readonly report: Report;
}

function readOperations(
  { section, rows, lists, samples }: ReadSection,
  { all, mount, ids, report }: PageParts,
): readonly OperationModel[] {
  const exampled = new Set<SampleBody>();
  const operations = rows.map((row): OperationModel => {
    const bodies = samples.bodies.filter((body) => belongs(body, row, rows, mount));
    for (const body of bodies) exampled.add(body);
    const payloads = bodies.filter(({ kind }) => kind === 'payload');
    const placed = placeItems(lists.items, row, rows, {
      hasPayload: payloads.length > 0,
      commands: samples.commands,
    });
    const exchange: ExchangeModel = readExchangeOf({
      row,
      items: placed.body,
      payloads,
      responses: bodies.filter(({ kind }) => kind === 'response'),
      report,
    });
    const { path, parameters } = withMount(row.path, mount);
    const suffix = rows.length === 1 ? '' : `_${row.written.toLowerCase()}`;
    return {
      id: ids.take(`${inSnakeCase(section.title.toLowerCase()) || 'operation'}${suffix}`),
      title: section.title,
      description: section.description && plainText(section.description.text),
      method: row.method,
      path,
      parameters: [...parameters, ...readParametersOf(row, placed, samples.commands, { all, report })],
      asWritten: false,
      exchange,
      place: statedAt(row.place),
      choice: undefined,
    };
  });
  const unused = samples.bodies.filter((body) => !exampled.has(body));
  for (const { text } of unused) report('sample-unused', {}, firstLine(text));
  return operations;
}

/** Whether a body is of a row: the rows of its method and URL, else of its method, else all that can have it. */
function belongs(body: SampleBody, row: PathRow, rows: readonly PathRow[], mount: Mount | undefined): boolean {
  const able = rows.filter((each) => (body.kind === 'response' ? each.method !== 'head' : canSend(each, body)));
  const byMethod = able.filter((each) => body.method === undefined || sameMethod(each, body.method));
  const { command } = body;
  const byUrl = byMethod.filter((each) => command?.url !== undefined && isCalled(each, command, mount));
  const chosen = byUrl.length > 0 ? byUrl : byMethod.length > 0 ? byMethod : able;
  return chosen.includes(row);
}

function canSend({ method }: PathRow, body: SampleBody): boolean {
  return ['post', 'put', 'patch'].includes(method) || (method === 'delete' && body.method === 'delete');
}

/** POST and PUT are one to services of this format. */
function sameMethod(row: PathRow, method: string): boolean {
  const written = row.written.toLowerCase();
  const isWrite = (name: string) => name === 'post' || name === 'put';
  return written === method || (isWrite(written) && isWrite(method));
}

function isCalled(row: PathRow, { url }: CurlCommand, mount: Mount | undefined): boolean {
  const segments = (url?.path ?? '').split('/');
  return matches(row.path.split('/'), segments) || matches(withMount(row.path, mount).path.split('/'), segments);
}

/** The host that most commands call. */
function readServer(commands: readonly CurlCommand[], title: Snippet, report: Report): ServerModel | undefined {
  const known = commands.filter((command) => command.url !== undefined && command.url.origin !== '');
  const groups = [...Map.groupBy(known, (command) => command.url?.origin ?? '')].toSorted(
    ([, a], [, b]) => b.length - a.length,
  );
  const [[origin, [first] = []] = ['', []]] = groups;
  if (first === undefined) {
    report('host-not-stated', {}, title);
    return undefined;
  }
  if (groups.length > 1)
    report('host-contradiction', { hosts: groups.map(([host]) => host), chosen: origin }, first.place);
  return { origin, version: apiVersion, versions: [apiVersion], place: shownAt(first.place) };
}

/** One finding for all responses of a page whose status is assumed. */
function reportStatuses(operations: readonly OperationModel[], report: Report): void {
  const assumed = operations.flatMap(({ exchange }) =>
    exchange.responses.filter(({ place }) => place.evidence === 'assumed'),
  );
  const where = placesOfAll(
    assumed.map(({ place }) => place),
    'likewise',
  );
  if (where !== undefined)
    report('status-assumed', { statuses: [...new Set(assumed.map(({ status }) => status))].toSorted() }, where);
}

function reportWireMethods(rows: readonly PathRow[], report: Report): void {
  const others = rows.filter(({ written, method }) => written.toLowerCase() !== method);
  const where = placesOfAll(
    others.map(({ methodCell }) => methodCell),
    'likewise',
  );
  if (where !== undefined)
    report('method-as-query', { methods: [...new Set(others.map(({ written }) => written))] }, where);
}

/** One finding for all tables, lists and code blocks of a page's operations that nothing was read of. */
function reportUnread(sections: readonly ReadSection[], report: Report): void {
  const unread = sections.flatMap(({ section, lists, samples }) =>
    section.blocks.flatMap((headed): readonly Place[] => {
      const { block } = headed;
      if (lists.used.has(headed) || samples.used.has(headed)) return [];
      if (block.kind === 'table') {
        return isPathTable(block) ? [] : [{ page: section.heading.page, span: block.span }];
      }
      if (block.kind === 'code') return [firstLine(block.content)];
      return /^\s*[-*+]\s+`/.test(block.text.text) ? [firstLine(block.text)] : [];
    }),
  );
  const where = placesOfAll(unread, 'likewise');
  if (where !== undefined) report('blocks-not-read', { count: unread.length }, where);
}
