import type { Report } from '../../diagnostics/reporter.ts';
import { readPage } from '../../markdown/read-page.ts';
import type { SourcePage } from '../../source/source-page.ts';
import type { PageReader, Reader, ReaderContext } from '../reader.ts';
import { titledRequests } from './lines/titled-requests.ts';
import { mergeVersions } from './merge-versions.ts';
import { expandIncludes } from './page/includes.ts';
import { pageVersions } from './page/page-versions.ts';
import { apiVersions } from './page/vocabulary.ts';
import { readApiPage } from './read-api-page.ts';
import { openLibrary } from './types/page-library.ts';
import { TypeCatalogue } from './types/type-catalogue.ts';

const frontMatter = /(?<![\s\S])\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*$/m;
const isIncluded = /^ms\.topic:[ \t]*["']?include\b/im;
const statedType = /^doc_type:[ \t]*["']?([a-z]+)/im;
const requestHeading = /^#{1,6}[ \t]*https?[ \t]+requests?\b/im;
const isReference = /^ms\.topic:[ \t]*["']?[\w-]*reference\b/im;
/** What pages have in the place of that heading, clear by itself. */
const requestTable =
  /^[ \t]*(?:\|[ \t]*)?[*`]*(?:https?[ \t])?(?:methods?|verb)[*`]*[ \t]*\|[ \t]*[*`]*request[ \t]ur[il]s?[*`]*[ \t]*(?:\||$)/im;
const syntaxHeading = /^#{1,6}[ \t]*(?:rest[ \t]+requests?|request[ \t]+syntax)\b/im;
/** Some other format has `Request syntax` too. */
const otherFormat = /^#{1,6}[ \t]*response[ \t]+syntax\b/im;
/** What tells a page of requests where its front matter says that it is part of a reference. */
const partHeading =
  /^#{1,6}[ \t]*(?:ur[il][ \t]+parameters?|request[ \t]+(?:headers?|body)|requests?[ \t]*$|`?(?:GET|PUT|POST|PATCH|DELETE|HEAD)[ \t]+(?:https?:|[/{]))/im;
const requestFence =
  /^(?:```|~~~).*\n[ \t]*(?:GET|PUT|POST|PATCH|DELETE|HEAD)[ \t]+(?:https?:|[/{])|^#.*[ \t`](?:GET|PUT|POST|PATCH|DELETE|HEAD)[ \t]/m;
const typeHeading =
  /^#{1,6}([ \t]*(json representation|properties|members)([ \t]*#+)?[ \t]*$|.*\b(resource|complex|enum(eration)?) type\b)/im;

/** What pages of the format have, complete or not. */
const marks: Reader['marks'] = [
  { name: 'a heading `HTTP request`', pattern: requestHeading },
  { name: '`doc_type` in its front matter', pattern: /^doc_type:/im },
  { name: 'a heading `Permissions`', pattern: /^#{1,6}[ \t]*permissions\b/im },
  { name: 'a heading `Request headers` or `Request body`', pattern: /^#{1,6}[ \t]*request (headers|body)\b/im },
  { name: 'annotated samples', pattern: /<!--\s*\{\s*"blockType"/ },
  { name: 'a line `Namespace:`', pattern: /^Namespace:/im },
];

/** The format of Microsoft's API reference: Markdown with annotated samples in the manner of its `markdown-scanner`. */
export const microsoftReader: Reader = {
  format: 'microsoft',
  versions: apiVersions,
  hint: 'an API page has a heading `HTTP request`, or `doc_type: apiPageType` in its front matter',
  marks,
  accepts: isApiPage,
  open: openPages,
};

/**
 * What the front matter says (`doc_type`) is not enough: some pages of types are called API pages there, and some API
 * pages are called pages of types.
 */
function isApiPage({ text }: SourcePage): boolean {
  const head = frontMatter.exec(text);
  const stated = head?.index === 0 ? (head[1] ?? '') : '';
  if (isIncluded.test(stated)) return false;
  const type = statedType.exec(stated)?.[1]?.toLowerCase();
  if (type !== undefined && !/^(api|resource|enum)pagetype$/.test(type)) return false;
  if (requestTable.test(text) || (syntaxHeading.test(text) && !otherFormat.test(text))) return true;
  if (isReference.test(stated) && partHeading.test(text) && requestFence.test(text)) return true;
  return requestHeading.test(text) || (type === 'apipagetype' && !typeHeading.test(text));
}

function openPages({ library: source, documentOf, report }: ReaderContext): PageReader {
  const library = openLibrary(source);
  const catalogues = new Map<string, TypeCatalogue>();
  const catalogueOf = (version: string | undefined) => {
    const document = documentOf(version);
    const catalogue = catalogues.get(document) ?? new TypeCatalogue(library, report);
    catalogues.set(document, catalogue);
    return catalogue;
  };
  return {
    read: (page) => {
      const versions = pageVersions(page, report).flatMap(titledRequests);
      const reportNew = versions.length === 1 ? report : withoutRepeats(report);
      const models = versions.flatMap(({ path, text }) => {
        const reading = { source, library, catalogueOf, report: reportNew };
        return readApiPage(expandIncludes(readPage(path, text), source, reportNew), reading) ?? [];
      });
      return mergeVersions(models);
    },
    typesOf: (document) => catalogues.get(document)?.types ?? [],
  };
}

/** Reports each finding once: versions of a page share most of its text. */
function withoutRepeats(report: Report): Report {
  const reported = new Set<string>();
  return (code, facts, where) => {
    const key = JSON.stringify([code, facts, where.page, where.span]);
    if (!reported.has(key)) report(code, facts, where);
    reported.add(key);
  };
}
