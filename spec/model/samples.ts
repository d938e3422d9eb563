import type { Report } from '../diagnostics/report.ts';
import type { CodeBlock, Page, Section, Snippet } from '../page/page.ts';
import { type HttpMessage, headerValue, readHttpMessage } from './http-message.ts';
import { type JsonText, readJson } from './json-text.ts';
import { codeBlocks } from './page-roles.ts';
import { type RequestLine, readRequestLine } from './request-lines.ts';

/** A sample request of a page. */
export interface SampleRequest {
  readonly line: RequestLine;
  readonly message: HttpMessage;
  readonly json: JsonText | undefined;
  readonly block: CodeBlock;
  /** The annotation's name, which the page's author chose for the sample. */
  readonly name: string | undefined;
  readonly introduction: Snippet | undefined;
}

/** A sample response of a page. */
export interface SampleResponse {
  readonly status: number;
  readonly message: HttpMessage;
  readonly json: JsonText | undefined;
  readonly block: CodeBlock;
  readonly introduction: Snippet | undefined;
}

/** A request with the response that the page shows for it. */
export interface SamplePair {
  readonly request: SampleRequest;
  readonly response: SampleResponse | undefined;
}

const statusLine = /^HTTP\/[\d.]+\s+(\d{3})\b/;

/**
 * The samples of a page, in order: a response belongs to the request of the same annotated name, else to the last one above it.
 * A code block is a sample by what it holds; those of the HTTP request section declare operations and are none.
 */
export function readSamples(page: Page, declaring: readonly Section[], report: Report): readonly SamplePair[] {
  const pairs: { request: SampleRequest; response: SampleResponse | undefined }[] = [];
  for (const section of page.sections.filter((one) => !declaring.includes(one))) {
    for (const block of codeBlocks(section)) {
      if (block.annotation !== undefined && block.annotation.value === undefined) {
        report('annotation-not-json', {}, firstLine(block.annotation.comment));
      }
      const message = readHttpMessage(block.content);
      if (message === undefined) continue;
      const introduction = introductionOf(section, block);
      const request = sampleRequest(block, message, introduction, report);
      const response = request === undefined ? sampleResponse(block, message, introduction, report) : undefined;
      if (request !== undefined) pairs.push({ request, response: undefined });
      if (response === undefined) continue;
      const name = annotationText(block, 'name');
      const named = name === undefined ? undefined : pairs.find((pair) => pair.request.name === name);
      const pair = named ?? pairs.at(-1);
      if (pair !== undefined && pair.response === undefined) pair.response = response;
    }
  }
  return pairs;
}

/** A text that an annotation states under a key; undefined where it states none. */
export function annotationText(block: CodeBlock, key: string): string | undefined {
  const value = block.annotation?.value?.[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function sampleRequest(
  block: CodeBlock,
  message: HttpMessage,
  introduction: Snippet | undefined,
  report: Report,
): SampleRequest | undefined {
  const line = readRequestLine(message.startLine);
  if (line === undefined) return undefined;
  const json = bodyJson(message, report);
  return { line, message, json, block, name: annotationText(block, 'name'), introduction };
}

function sampleResponse(
  block: CodeBlock,
  message: HttpMessage,
  introduction: Snippet | undefined,
  report: Report,
): SampleResponse | undefined {
  const status = statusLine.exec(message.startLine.text)?.[1];
  if (status === undefined) return undefined;
  return { status: Number(status), message, json: bodyJson(message, report), block, introduction };
}

function bodyJson(message: HttpMessage, report: Report): JsonText | undefined {
  if (message.body === undefined) return undefined;
  const mediaType = headerValue(message, 'content-type')?.text.toLowerCase() ?? 'application/json';
  if (!mediaType.includes('json')) return undefined;
  checkLength(message, report);
  const reading = readJson(message.body);
  if (reading.ok) return reading.json;
  report('sample-not-json', { problem: reading.problem }, reading.place);
  return undefined;
}

function checkLength(message: HttpMessage, report: Report): void {
  const stated = headerValue(message, 'content-length');
  if (stated === undefined || message.body === undefined) return;
  const text = message.body.text.replaceAll('\r\n', '\n');
  const lf = new TextEncoder().encode(text).length;
  const crlf = lf + text.split('\n').length - 1;
  if (![lf, crlf].includes(Number(stated.text))) report('content-length-wrong', { stated: stated.text, lf, crlf }, stated);
}

function introductionOf(section: Section, block: CodeBlock): Snippet | undefined {
  const before = section.blocks[section.blocks.indexOf(block) - 1];
  return before?.kind === 'prose' ? before.text : undefined;
}

function firstLine(snippet: Snippet): Snippet {
  const text = snippet.text.split('\n')[0] ?? '';
  return { page: snippet.page, text, span: { start: snippet.span.start, end: snippet.span.start + text.length } };
}
