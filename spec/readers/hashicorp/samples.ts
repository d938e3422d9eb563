import type { Report } from '../../diagnostics/reporter.ts';
import { type HttpMessage, linesOf, readHttpMessage, trimmed } from '../../source/http-message.ts';
import { deepestLevel } from '../../source/json-depth.ts';
import type { JsonText } from '../../source/located-json.ts';
import { longestRepair, readSampleJson } from '../../source/repair-json.ts';
import type { Snippet } from '../../source/snippet.ts';
import { type CurlCommand, readCurlCommands } from './curl.ts';
import type { HeadedBlock, OperationSection } from './sections.ts';

/** A body that a section shows. */
export interface SampleBody {
  readonly kind: 'payload' | 'response';
  /** Undefined for a body that is not JSON. */
  readonly json: JsonText | undefined;
  readonly text: Snippet;
  /** What its status line says, where it has one. */
  readonly status: number | undefined;
  /** With a status line, the whole message. */
  readonly message: HttpMessage | undefined;
  /** The method in its heading, or of the command that it belongs to; undefined where neither says. */
  readonly method: string | undefined;
  readonly command: CurlCommand | undefined;
  readonly headed: HeadedBlock;
}

/** The samples of a section: its commands and its bodies. */
export interface SectionSamples {
  readonly commands: readonly CurlCommand[];
  readonly bodies: readonly SampleBody[];
  readonly used: ReadonlySet<HeadedBlock>;
}

const methodInHeading = /\b(get|post|put|patch|delete|list|scan|head)\b/;

/** Reads the code blocks of a section: a response belongs to the command above it, a payload to the one below it. */
export function readSamples(section: OperationSection, report: Report): SectionSamples {
  const commands: CurlCommand[] = [];
  const bodies: SampleBody[] = [];
  const used = new Set<HeadedBlock>();
  let waiting: SampleBody[] = [];
  // Under the heading of a command: JSON below it is its response.
  let answered: string | undefined;
  for (const headed of section.blocks) {
    if (headed.block.kind !== 'code') continue;
    const own = readCurlCommands(headed.block.content);
    if (own.length > 0) {
      bodies.push(...waiting.map((payload) => withCommand(payload, own[0])));
      bodies.push(...own.flatMap((command) => inlinePayload(command, headed, report)));
      commands.push(...own);
      waiting = [];
      answered = headed.heading;
      used.add(headed);
      continue;
    }
    const isAnswer = answered === headed.heading;
    const body = readBody(headed, isAnswer, report);
    if (body === undefined) continue;
    used.add(headed);
    if (body === 'not-read') continue;
    if (body.kind === 'payload') waiting.push(body);
    else bodies.push(withCommand(body, commands.at(-1)));
  }
  return { commands, bodies: [...bodies, ...waiting], used };
}

function withCommand(body: SampleBody, command: CurlCommand | undefined): SampleBody {
  return { ...body, command, method: body.method ?? command?.method };
}

/** The body in a code block; undefined where its heading speaks of none, `not-read` where that is reported. */
function readBody(headed: HeadedBlock, followsCommand: boolean, report: Report): SampleBody | 'not-read' | undefined {
  const { heading, block } = headed;
  const kind = block.kind === 'code' ? kindOf(headed, followsCommand) : undefined;
  if (kind === undefined || block.kind !== 'code') return undefined;
  const whole = trimmed(block.content);
  const status = /^HTTP\/[\d.]+ (\d{3})\b/.exec(whole.text)?.[1];
  const message = status === undefined ? undefined : readHttpMessage(whole);
  const text = status === undefined ? whole : message?.body;
  if (text === undefined || text.text === '') return undefined;
  const isJson = looksLikeJson(block.language, text.text);
  const json = isJson ? readJsonBody(text, report) : undefined;
  if (isJson && json === undefined) return 'not-read';
  return {
    kind,
    json,
    text,
    status: status === undefined ? undefined : Number(status),
    message,
    method: methodInHeading.exec(heading)?.[0],
    command: undefined,
    headed,
  };
}

function kindOf({ heading, block }: HeadedBlock, followsCommand: boolean): SampleBody['kind'] | undefined {
  if (/\bpayloads?\b|\bsample data\b/.test(heading)) return 'payload';
  if (/\bresponses?\b|\boutput\b/.test(heading)) return 'response';
  if (/\bparam/.test(heading) || heading === '') return undefined;
  const isJson = block.kind === 'code' && block.language === 'json' && /^\s*[{[]/.test(block.content.text);
  if (!isJson || !/\brequests?\b/.test(heading)) return undefined;
  return followsCommand ? 'response' : 'payload';
}

function looksLikeJson(language: string, text: string): boolean {
  return /^(json|javascript|js|json5|)$/.test(language) ? /^[{[]/.test(text) : language.startsWith('json');
}

/** JSON after `--data`, which is not a reference to a file. */
function inlinePayload(command: CurlCommand, headed: HeadedBlock, report: Report): readonly SampleBody[] {
  const { data, place, method } = command;
  if (data === undefined || !/^\s*[{[]/.test(data)) return [];
  const start = headed.block.kind === 'code' ? headed.block.content.text.indexOf(data) : -1;
  const from =
    start === -1 || headed.block.kind !== 'code' ? place.span.start : headed.block.content.span.start + start;
  const text = { page: place.page, text: data, span: { start: from, end: from + data.length } };
  const json = readJsonBody(text, report);
  return json === undefined
    ? []
    : [{ kind: 'payload', json, text, status: undefined, message: undefined, method, command, headed }];
}

/** Undefined where the text is no JSON; what was repaired and what could not be is reported. */
function readJsonBody(text: Snippet, report: Report): JsonText | undefined {
  const { json, flaw, halves } = readSampleJson(text);
  const [half] = halves;
  if (half !== undefined) report('sample-lone-surrogate', {}, half);
  if (flaw === undefined) return json;
  if (flaw.isTooDeep) report('sample-too-deep', { levels: deepestLevel }, flaw.place);
  else if (json !== undefined) report('sample-repaired', { problem: flaw.problem }, flaw.place);
  else {
    const limit = flaw.isTooLong ? longestRepair : undefined;
    report('sample-body-not-read', { problem: flaw.problem, limit }, linesOf(text)[0] ?? text);
  }
  return json;
}
