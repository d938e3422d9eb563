import type { Report } from '../diagnostics/report.ts';
import type { CodeBlock, Page, Section, Snippet } from '../page/page.ts';
import { annotationText } from './annotation-text.ts';
import { isApiVersion } from './api-version.ts';
import { cut, linesOf, trimmed } from './http-message.ts';
import { type Method, methods } from './method.ts';
import { codeBlocks } from './page-roles.ts';
import { type RequestTarget, readRequestTarget } from './request-target.ts';

/** A line such as `POST /devices/{deviceId}/commands`: the method, the target and the whole line. */
export interface RequestLine {
  readonly method: Method;
  readonly target: RequestTarget;
  readonly line: Snippet;
}

/** The error text of the pages' own generator, in place of a path it did not find. */
const errorText = /\*\*|\bnot found\b/;

/** The request lines of the HTTP request section, whatever its code blocks are annotated with. */
export function readRequestLines(page: Page, sections: readonly Section[], report: Report): readonly RequestLine[] {
  const top = { page: page.path, span: sections[0]?.heading?.span ?? { start: 0, end: 0 } };
  const heading = page.sections.find((section) => section.heading !== undefined)?.heading;
  if (page.text.trim() === '') report('page-empty', {}, top);
  else if (sections.length === 0) report('request-section-missing', {}, heading ?? top);
  if (sections.length === 0) return [];
  const written = declaringBlocks(sections).flatMap((block) => linesOf(block.content).map(trimmed));
  const lines = written.filter((line) => line.text !== '');
  if (lines.length === 0) report('request-lines-missing', {}, top);
  return lines.flatMap((line) => judgeLine(line, report));
}

/** The code blocks of the HTTP request section that declare operations: all but samples, where there is anything else. */
export function declaringBlocks(sections: readonly Section[]): readonly CodeBlock[] {
  return sections.flatMap((section) => {
    const blocks = codeBlocks(section).filter((block) => annotationText(block, 'blockType') !== 'response');
    const others = blocks.filter((block) => annotationText(block, 'blockType') !== 'request');
    return others.length > 0 ? others : blocks;
  });
}

function judgeLine(text: Snippet, report: Report): readonly RequestLine[] {
  const line = readRequestLine(text);
  if (line === undefined) report('request-line-unreadable', { text: text.text }, text);
  else if (errorText.test(line.target.text.text)) report('request-line-error-text', { text: text.text }, text);
  else if (line.target.segments.some((segment) => /^(\.{3}|…)$/.test(segment.text))) {
    report('request-line-abbreviated', { text: text.text }, text);
  } else return [{ ...line, target: { ...line.target, segments: pathSegments(line.target) } }];
  return [];
}

/** The segments of the path itself, without an API version or the `~` of a service root before them. */
function pathSegments({ segments }: RequestTarget): RequestTarget['segments'] {
  const start = segments.findIndex((segment) => segment.text !== '~' && !isApiVersion(segment.text));
  return segments.slice(Math.max(0, start));
}

/** Reads `METHOD target`, with or without `HTTP/1.1` behind it; undefined for any other text. */
export function readRequestLine(line: Snippet): RequestLine | undefined {
  const match = /^([A-Z]+)\s+(\S.*?)(?:\s+HTTP\/[\d.]+)?$/.exec(line.text);
  const method = methods.find((one) => one === match?.[1]?.toLowerCase());
  const target = match?.[2];
  if (method === undefined || target === undefined) return undefined;
  const at = line.text.indexOf(target, method.length);
  return { method, target: readRequestTarget(cut(line, at, at + target.length)), line };
}
