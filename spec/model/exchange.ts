import type { Report } from '../diagnostics/report.ts';
import type { Snippet } from '../page/page.ts';
import { plainText } from '../page/plain-text.ts';
import type { ApiModel, BodyModel, RequestBodyModel, ResponseModel, SampleExample, TypeRef } from './api-model.ts';
import { readBodies } from './bodies.ts';
import { type HttpMessage, headerValue } from './http-message.ts';
import type { JsonText } from './json-text.ts';
import { type PageRoles, prose, tables } from './page-roles.ts';
import type { RequestLine } from './request-lines.ts';
import type { SamplePair } from './samples.ts';

/** What goes over the wire: bodies, answers, and the types they are made of. */
export function readExchange(
  line: RequestLine,
  roles: PageRoles,
  samples: readonly SamplePair[],
  report: Report,
): Pick<ApiModel, 'requestBody' | 'responses' | 'types'> {
  const pair = samples.find((one) => one.request.line.method === line.method) ?? samples[0];
  const body = roles.body.flatMap(prose)[0]?.text;
  const answer = roles.response.flatMap(prose)[0]?.text;
  const status = readStatus(pair, answer, roles, line, report);
  const bodies = readBodies(line.method, roles.body, pair, body ?? line.line, report);
  checkErrorAnswers(samples, roles, report);
  return {
    requestBody: bodies.request && requestBody(bodies.request, body, roles, pair, line),
    responses: [
      {
        status,
        description: answer && plainText(answer.text),
        body: bodies.response && responseBody(bodies.response, pair),
        place: answer ?? pair?.response?.message.startLine ?? line.line,
      } satisfies ResponseModel,
    ],
    types: bodies.types,
  };
}

function readStatus(
  pair: SamplePair | undefined,
  answer: Snippet | undefined,
  roles: PageRoles,
  line: RequestLine,
  report: Report,
): number {
  const stated = /`?\b([1-3]\d\d)\b/.exec(answer?.text ?? '')?.[1];
  if (pair?.response !== undefined) return pair.response.status;
  if (stated !== undefined) return Number(stated);
  report('status-not-stated', {}, answer ?? roles.response[0]?.heading ?? line.line);
  return 200;
}

function requestBody(
  type: TypeRef,
  description: Snippet | undefined,
  roles: PageRoles,
  pair: SamplePair | undefined,
  line: RequestLine,
): RequestBodyModel {
  const message = pair?.request.message;
  return {
    mediaType: readMediaType(roles, message),
    type,
    description: description && plainText(description.text),
    required: true,
    examples: sampleExamples(pair?.request.json, pair?.request.introduction, message),
    place: description ?? line.line,
  };
}

function responseBody(type: TypeRef, pair: SamplePair | undefined): BodyModel {
  const message = pair?.response?.message;
  return {
    mediaType: mediaTypeOf(message) ?? 'application/json',
    type,
    examples: sampleExamples(pair?.response?.json, pair?.response?.introduction, message),
  };
}

function sampleExamples(
  json: JsonText | undefined,
  introduction: Snippet | undefined,
  message: HttpMessage | undefined,
): readonly SampleExample[] {
  if (json === undefined || message === undefined) return [];
  const sentence = introduction && /^.*?[.:](?=\s|$)/s.exec(plainText(introduction.text))?.[0];
  return [{ summary: sentence, value: json.value, place: message.startLine }];
}

/** The media type of a request: a row of the header table, else the sample's own header, else JSON. */
function readMediaType(roles: PageRoles, message: HttpMessage | undefined): string {
  const rows = roles.headers.flatMap(tables).flatMap((table) => table.rows);
  const row = rows.find(([name]) => name !== undefined && plainText(name.text).toLowerCase() === 'content-type');
  const stated = /[a-z]+\/[\w.+-]+/i.exec(row?.[1]?.text ?? '')?.[0];
  return stated?.toLowerCase() ?? mediaTypeOf(message) ?? 'application/json';
}

function mediaTypeOf(message: HttpMessage | undefined): string | undefined {
  const stated = message && headerValue(message, 'content-type')?.text;
  return stated?.split(';')[0]?.trim().toLowerCase();
}

function checkErrorAnswers(samples: readonly SamplePair[], roles: PageRoles, report: Report): void {
  const shown = samples.some((pair) => (pair.response?.status ?? 0) >= 400);
  const told = roles.response.flatMap(prose).some((block) => /`?\b[45]\d\d\b/.test(block.text.text));
  const heading = roles.response[0]?.heading;
  if (!shown && !told && heading !== undefined) report('errors-not-documented', {}, heading);
}
