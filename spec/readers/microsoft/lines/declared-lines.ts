import { placesOfAll, type Report } from '../../../diagnostics/reporter.ts';
import type { Page, Section } from '../../../markdown/page.ts';
import { cut } from '../../../source/http-message.ts';
import { type CleanedLine, cleanLine } from './clean-line.ts';
import { limitRequestLines } from './operation-limit.ts';
import { isOrigin } from './origin.ts';
import { declaringBlocks, requestTexts } from './request-blocks.ts';
import { type RequestLine, readRequestLine, type WrittenRequest } from './request-line.ts';
import { hasRequestHeading } from './request-sections.ts';
import { tableRequests } from './request-table.ts';
import { pathTemplate, queryOptions, type TargetSegment } from './request-target.ts';

/** How long a request line may be: servers need not read a longer address (RFC 9110, section 4.1). */
const longestRequestLine = 8000;

/** The error text of the pages' own generator, in place of a path it did not find. */
const errorText = /\*\*|\bnot found\b/;

/** The request lines of the sections that declare operations, whatever their code blocks are annotated with. */
export function readRequestLines(page: Page, sections: readonly Section[], report: Report): readonly RequestLine[] {
  const top = { page: page.path, span: sections[0]?.heading?.span ?? { start: 0, end: 0 } };
  const heading = page.sections.find((section) => section.heading !== undefined)?.heading;
  if (page.text.trim() === '') report('page-empty', {}, top);
  else if (sections.length === 0) report('request-section-missing', {}, heading ?? top);
  if (sections.length === 0) return [];
  const written = sections.flatMap(writtenRequests);
  if (written.length === 0) report('request-lines-missing', {}, top);
  const readable = written.flatMap((request) => judgeRequest(request, report));
  const cleaned = limitRequestLines(page, readable, report).map(cleanLine);
  reportOddities(cleaned, report);
  reportValues(cleaned, report);
  reportQueries(cleaned, report);
  return cleaned.map(({ line }) => line);
}

/** What a section has in the place of request lines: in tables, in code blocks, or as its heading. */
function writtenRequests(section: Section): readonly WrittenRequest[] {
  const texts = declaringBlocks([section]).flatMap(requestTexts);
  const found = [...tableRequests(section), ...texts.map((text) => ({ text, line: readRequestLine(text) }))];
  const { heading } = section;
  if (found.length > 0 || heading === undefined || !hasRequestHeading(section)) return found;
  return [{ text: heading, line: readRequestLine(heading) }];
}

function judgeRequest({ text, line }: WrittenRequest, report: Report): readonly RequestLine[] {
  if (text.text.length > longestRequestLine) {
    const beginning = cut(text, 0, 100);
    report('request-line-unreadable', { text: `${beginning.text}…`, limit: longestRequestLine }, beginning);
    return [];
  }
  if (line === undefined) report('request-line-unreadable', { text: text.text, limit: undefined }, text);
  else if (errorText.test(line.target.text.text)) report('request-line-error-text', { text: text.text }, text);
  else if (line.target.segments.some((segment) => /^(\.{3}|…)$/.test(segment.text))) {
    report('request-line-abbreviated', { text: text.text }, text);
  } else if (line.target.segments.some(isNoPath) || (line.target.origin && !isOrigin(line.target.origin)))
    report('request-line-unreadable', { text: text.text, limit: undefined }, text);
  else return [line];
  return [];
}

/** Whether fixed text contains what is not allowed in a path outside the arguments of a function: a remark, a stray character, half a placeholder. */
function isNoPath({ parts }: TargetSegment): boolean {
  const fixed = parts.map((part) => (part.kind === 'literal' ? part.text : '')).join('');
  return /[\s\\`"{}<>]/.test(withoutArguments(fixed));
}

/** A text without what is between its first and its last parenthesis. */
function withoutArguments(text: string): string {
  const [start, end] = [text.indexOf('('), text.lastIndexOf(')')];
  return start === -1 || end < start ? text : text.slice(0, start) + text.slice(end + 1);
}

/** Reports what lines have in addition to a method and a path: one finding for all of a page. */
function reportOddities(cleaned: readonly CleanedLine[], report: Report): void {
  const odd = cleaned.flatMap(({ oddities }) => oddities);
  const [first, ...others] = odd;
  if (first === undefined) return;
  const paths = cleaned.flatMap(({ line, oddities }) => (oddities.length > 0 ? [asWritten(line)] : []));
  const facts = { oddities: [...new Set(odd.map((oddity) => oddity.what))], paths: [...new Set(paths)] };
  const related = others.map(({ place, what }) => ({ ...place, label: what }));
  report('request-line-cleaned', facts, { ...first.place, label: first.what, related });
}

/** Reports the keys of samples that lines have in the place of placeholders. */
function reportValues(cleaned: readonly CleanedLine[], report: Report): void {
  const values = cleaned.flatMap((line) => line.values);
  const where = placesOfAll(values, 'likewise');
  const facts = { values: [...new Set(values.map((value) => value.text))] };
  if (where !== undefined) report('request-line-sample-key', facts, where);
}

/** Reports the query options that lines have. */
function reportQueries(cleaned: readonly CleanedLine[], report: Report): void {
  const queries = cleaned.flatMap(({ line }) => queryOptions(line.target));
  const byName = Map.groupBy(queries, (option) => option.text);
  const where = placesOfAll([...byName.values()].flatMap(([snippet]) => snippet ?? []));
  if (where !== undefined) report('request-line-query', { names: [...byName.keys()] }, where);
}

function asWritten({ target }: RequestLine): string {
  return pathTemplate(target.segments, (spelling) => spelling.text);
}
