import type { Report } from '../../../diagnostics/reporter.ts';
import type { Block, CodeBlock, Page, Section } from '../../../markdown/page.ts';
import { firstLine, type HttpMessage, readHttpMessage, trimmed } from '../../../source/http-message.ts';
import { readSampleJson, type SampleJson } from '../../../source/repair-json.ts';
import type { Snippet } from '../../../source/snippet.ts';
import { declaringBlocks, isWholeRequest } from '../lines/request-blocks.ts';
import { type RequestLine, readRequestLine } from '../lines/request-line.ts';
import { annotationText, type PageRoles } from '../page/sections.ts';
import { holdsJson } from './media-type.ts';

/** What sample requests and sample responses have in common. */
export interface Sample extends SampleJson {
  readonly message: HttpMessage;
  readonly block: CodeBlock;
  /** The annotation's name, which the page's author chose for the sample. */
  readonly name: string | undefined;
  /** The prose directly before the sample. */
  readonly introduction: Snippet | undefined;
}

/** A sample request of a page. */
interface SampleRequest extends Sample {
  readonly line: RequestLine;
}

/** A sample response of a page. */
export interface SampleResponse extends Sample {
  /** Undefined for a response that is shown as bare JSON. */
  readonly status: number | undefined;
}

/** A request with the response that the page shows for it. */
export interface SamplePair {
  readonly request: SampleRequest;
  readonly response: SampleResponse | undefined;
}

/** All samples of a page: those that make pairs, and the others. */
export interface PageSamples {
  readonly pairs: readonly SamplePair[];
  /** The responses above all requests. */
  readonly unasked: readonly SampleResponse[];
  readonly all: readonly Sample[];
}

const statusLine = /^HTTP(?:\/[\d.]+)?\s+(\d{3})\b/;

/**
 * The samples of a page, in order: a response belongs to the request of the same annotated name, else to the last one above it.
 * A code block is a sample by what it holds; those of the HTTP request section declare operations and are none, unless they are whole requests.
 */
export function readSamples(
  page: Page,
  { request, body }: PageRoles,
  lines: readonly RequestLine[],
  report: Report,
): PageSamples {
  const line = lines.find(({ method }) => /^(?:post|put|patch)$/.test(method));
  const blocks = declaringBlocks(request).filter(
    (block) => annotationText(block, 'blockType') !== 'request' && !isWholeRequest(block),
  );
  const declared = new Set<Block>(blocks);
  const samples = page.sections.flatMap((section) => {
    const inSection: (SampleRequest | SampleResponse)[] = [];
    section.blocks.forEach((block, at) => {
      if (block.kind !== 'code' || declared.has(block)) return;
      const before = section.blocks[at - 1];
      const last = inSection.at(-1);
      const [sample] = readSample(before, block, report);
      if (sample === undefined) return;
      if (last !== undefined && last.block === before && isBodyOf(sample, last, section))
        inSection.splice(-1, 1, withBody(last, sample));
      else inSection.push(sample);
    });
    return line !== undefined && body.includes(section) ? bodiesAsRequests(inSection, line) : inSection;
  });
  const first = samples.findIndex((sample) => 'line' in sample);
  const unasked = samples
    .slice(0, first === -1 ? samples.length : first)
    .flatMap((sample) => ('line' in sample ? [] : [sample]));
  return { pairs: pairSamples(samples), unasked, all: samples };
}

/** Bare JSON in a section about the body of requests, which shows no whole request, is a body: that of the page's first line. */
function bodiesAsRequests(
  samples: readonly (SampleRequest | SampleResponse)[],
  line: RequestLine,
): readonly (SampleRequest | SampleResponse)[] {
  if (samples.some((sample) => 'line' in sample)) return samples;
  return samples.map((sample) => {
    const isBare = !('line' in sample) && sample.status === undefined;
    if (!isBare || annotationText(sample.block, 'blockType') === 'response') return sample;
    const { status: _, ...body } = sample;
    return { ...body, line };
  });
}

/**
 * Whether a block of bare JSON is the body of the message directly before it, which has none: of a response, or of a
 * request below a heading that speaks of requests alone.
 */
function isBodyOf(
  sample: SampleRequest | SampleResponse,
  before: SampleRequest | SampleResponse,
  { heading }: Section,
): boolean {
  const isBare = !('line' in sample) && sample.status === undefined;
  if (!isBare || before.message.body !== undefined) return false;
  if (!('line' in before)) return before.status !== undefined;
  return /^(?:post|put|patch)$/.test(before.line.method) && /\brequest\b/i.test(heading?.text ?? '');
}

/** A message with the body of the block behind it. */
function withBody<Message extends Sample>(
  message: Message,
  { message: { body }, json, flaw, halves }: Sample,
): Message {
  return { ...message, json, flaw, halves, message: { ...message.message, body } };
}

interface Pair {
  readonly request: SampleRequest;
  response: SampleResponse | undefined;
}

function pairSamples(samples: readonly (SampleRequest | SampleResponse)[]): readonly SamplePair[] {
  const pairs: Pair[] = [];
  const firsts = new Map<string, Pair>();
  for (const sample of samples) {
    if ('line' in sample) {
      const pair = { request: sample, response: undefined };
      pairs.push(pair);
      if (sample.name !== undefined && !firsts.has(sample.name)) firsts.set(sample.name, pair);
    } else {
      const named = sample.name === undefined ? undefined : firsts.get(sample.name);
      const pair = named ?? pairs.at(-1);
      if (pair !== undefined && (pair.response === undefined || completes(sample, pair.response)))
        pair.response = sample;
    }
  }
  return pairs;
}

/** Whether a sample with a status line says all that there is to a response of which bare text was shown before. */
function completes(sample: SampleResponse, before: SampleResponse): boolean {
  const isWhole = sample.json !== undefined || sample.status === 202 || sample.status === 204;
  return before.status === undefined && sample.status !== undefined && isWhole;
}

/** @param before the block directly before it */
function readSample(
  before: Block | undefined,
  block: CodeBlock,
  report: Report,
): readonly (SampleRequest | SampleResponse)[] {
  const { annotation } = block;
  if (annotation !== undefined && annotation.value === undefined) {
    report('annotation-not-json', {}, firstLine(annotation.comment));
  }
  const message = readHttpMessage(block.content);
  const line = message && readRequestLine(message.startLine);
  const status = message && statusLine.exec(message.startLine.text)?.[1];
  if (line === undefined && status === undefined) return readBareResponse(before, block);
  if (message === undefined) return [];
  const sample = sampleOf(before, block, message);
  return [line === undefined ? { ...sample, status: Number(status) } : { ...sample, line }];
}

/** A response that is shown as its JSON alone, without a status line. */
function readBareResponse(before: Block | undefined, block: CodeBlock): readonly SampleResponse[] {
  const isResponse = annotationText(block, 'blockType') === 'response' || block.annotation === undefined;
  if (!isResponse || !/^\s*\{/.test(block.content.text) || !/^(json|http|)$/.test(block.language)) return [];
  const body = trimmed(block.content);
  return [{ ...sampleOf(before, block, { startLine: firstLine(body), headers: [], body }), status: undefined }];
}

function sampleOf(before: Block | undefined, block: CodeBlock, message: HttpMessage): Sample {
  const body = holdsJson(message) ? message.body : undefined;
  return {
    message,
    ...(body === undefined ? { json: undefined, flaw: undefined, halves: [] } : readSampleJson(body)),
    block,
    name: annotationText(block, 'name'),
    introduction: before?.kind === 'prose' ? before.text : undefined,
  };
}
