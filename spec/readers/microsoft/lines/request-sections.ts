import type { CodeBlock, Page, Section } from '../../../markdown/page.ts';
import { linesOf, trimmed } from '../../../source/http-message.ts';
import type { Snippet } from '../../../source/snippet.ts';
import { codeBlocks, type PageRoles } from '../page/sections.ts';
import { readRequestLine } from './request-line.ts';
import { tableRequests } from './request-table.ts';

/**
 * The sections that declare the operations of a page: those that a heading calls so, else those that list requests in a
 * table, else what is below the title where it shows a request, else those whose headings are request lines.
 */
export function requestSections({ sections }: Page, roles: PageRoles): readonly Section[] {
  if (roles.request.length > 0) return roles.request;
  const unnamed = sections.filter((section) => roles.title.includes(section) || roles.other.includes(section));
  const tests = [
    (section: Section) => tableRequests(section).length > 0,
    (section: Section) => roles.title.includes(section) && codeBlocks(section).some(beginsWithRequest),
    hasRequestHeading,
  ];
  return tests.map((test) => unnamed.filter(test)).find((found) => found.length > 0) ?? [];
}

/** Whether the heading of a section is a request line. */
export function hasRequestHeading({ heading }: Section): boolean {
  return heading !== undefined && isRequestTitle(heading);
}

/** Whether the text of a heading is a request line. */
export function isRequestTitle(heading: Snippet): boolean {
  const line = readRequestLine(heading);
  return line !== undefined && /^(?:[/~{<[]|https?:)/i.test(line.target.text.text);
}

function beginsWithRequest({ content }: CodeBlock): boolean {
  const first = linesOf(content)
    .map(trimmed)
    .find(({ text }) => text !== '');
  return first !== undefined && readRequestLine(first) !== undefined;
}
