import type { Report } from '../diagnostics/report.ts';
import type { Page, Section, Snippet } from '../page/page.ts';
import { plainText } from '../page/plain-text.ts';
import type { PageLibrary } from '../source-page.ts';
import type { ApiModel, OperationModel, ServerModel } from './api-model.ts';
import { apiVersions, readApiVersion } from './api-version.ts';
import { exampleValue } from './example-value.ts';
import { readExchange } from './exchange.ts';
import { checkFrontMatter } from './front-matter-values.ts';
import { checkLinkedPages } from './linked-pages.ts';
import { operationIdBase, operationIds } from './operation-ids.ts';
import { type PageRoles, prose, readRoles, tables } from './page-roles.ts';
import { nameParameters, type ParameterNames } from './parameter-names.ts';
import { readPermissions } from './permissions.ts';
import { type DeclaredPath, declarePaths } from './reference-lines.ts';
import { readRequestLines } from './request-lines.ts';
import { pathTemplate } from './request-target.ts';
import { checkSampleUrls } from './sample-url.ts';
import { readSamples, type SamplePair } from './samples.ts';

/** What a page says of its operations; undefined where it declares none (each reason is reported). */
export function readModel(page: Page, library: PageLibrary, report: Report): ApiModel | undefined {
  const roles = readRoles(page);
  checkFrontMatter(page, report);
  const lines = readRequestLines(page, roles.request, report);
  const [firstLine] = lines;
  if (firstLine === undefined) return undefined;
  checkLinkedPages(page, library, report);
  const samples = readSamples(page, roles.request, report);
  const declared = declarePaths(lines, samples, report);
  const nameOf = nameParameters(
    [...lines, ...samples.map((pair) => pair.request.line)].map((line) => line.target.segments),
    report,
  );
  checkSampleUrls(samples, declared, nameOf, report);
  const title = readTitle(page);
  const idBase = operationIdBase(samples[0]?.request.name, title.text);
  return {
    title: plainText(title.text),
    description: readDescription(roles.title),
    place: title,
    server: readServer(page, samples, report),
    operations: readOperations(declared, idBase, nameOf),
    permissions: readPermissions(roles.permissions, report),
    bearer: readBearer(roles),
    idBase,
    ...readExchange(firstLine, roles, samples, report),
  };
}

function readTitle(page: Page): Snippet {
  const stated = page.frontMatter.find((entry) => entry.key === 'title')?.value;
  const heading = page.sections.find((section) => section.heading?.level === 1)?.heading;
  return heading ?? stated ?? { page: page.path, text: 'Untitled', span: { start: 0, end: 0 } };
}

/** The first paragraph below the title that is neither the namespace nor a note. */
function readDescription(sections: readonly Section[]): string | undefined {
  const texts = sections.flatMap(prose).map((block) => block.text.text.trim());
  const first = texts.find((text) => !/^(Namespace:|>|\[!|\*\*|- )/.test(text));
  return first === undefined ? undefined : plainText(first);
}

function readServer(page: Page, samples: readonly SamplePair[], report: Report): ServerModel | undefined {
  const origin = samples.map((pair) => pair.request.line.target.origin).find((one) => one !== undefined);
  const version = readApiVersion(page, samples, report);
  if (origin !== undefined) return { origin: origin.text, version, versions: apiVersions, place: origin };
  report('host-not-stated', {}, samples[0]?.request.line.target.text ?? readTitle(page));
  return undefined;
}

function readOperations(
  declared: readonly DeclaredPath[],
  base: string,
  nameOf: ParameterNames,
): readonly OperationModel[] {
  const meant = declared.toSorted((a, b) => Number(a.asWritten) - Number(b.asWritten));
  const ids = operationIds(
    base,
    meant.map((path) => path.segments),
  );
  return meant.map(({ line, segments, asWritten }, at) => {
    const names = segments.flatMap((segment) =>
      segment.parts.flatMap((part) => (part.kind === 'parameter' ? [nameOf(part.spelling)] : [])),
    );
    return {
      id: ids[at] ?? base,
      method: line.method,
      path: pathTemplate(segments, nameOf),
      parameters: [...new Set(names)].map((name) => ({ name, example: exampleValue(name), place: line.line })),
      asWritten,
      place: line.line,
    };
  });
}

/** A bearer token is needed where the headers ask for it, else where the page asks for permissions. */
function readBearer(roles: PageRoles): Snippet | undefined {
  const rows = roles.headers.flatMap(tables).flatMap((table) => table.rows);
  const row = rows.find(([name]) => name !== undefined && plainText(name.text).toLowerCase() === 'authorization');
  return row?.[0] ?? roles.permissions[0]?.heading;
}
