import type { MediaTypeObject, OpenApiDocument, Reference, ResponseObject } from '../../spec/openapi/document.ts';
import { sentMediaType, writeBody } from '../../spec/openapi/media-types/write-body.ts';
import {
  type Content,
  type DocumentedOperation,
  type DocumentedResponse,
  type NamedHeader,
  readContents,
  sampleStatus,
} from '../../spec/openapi/operations.ts';
import { resolveReference } from '../../spec/openapi/references.ts';
import { sampleValue } from '../../spec/openapi/values/sample-value.ts';
import { isJson } from '../../spec/standards/media-type.ts';
import { methods } from '../../spec/standards/method.ts';
import { statusName } from '../../spec/standards/status-names.ts';
import type { Scenario } from '../engine/mock-api.ts';

/**
 * The documented responses of an operation, by ascending status: one for each example, under its name, and for a response
 * without examples one under its status's name (`noContent`). Names are unique. A response in several media types has the
 * others as alternatives. Reads what `sampleResponses` gives.
 */
export function describeScenarios(operation: DocumentedOperation): readonly Scenario[] {
  const scenarios = new Map<string, Scenario>();
  for (const response of operation.responses) {
    for (const scenario of scenariosOf(response)) {
      const { name } = scenario;
      const other = `${name}${response.status}`;
      if (!scenarios.has(name)) scenarios.set(name, scenario);
      else if (!scenarios.has(other)) scenarios.set(other, { ...scenario, name: other, example: name });
    }
  }
  return [...scenarios.values()];
}

function scenariosOf(response: DocumentedResponse): readonly Scenario[] {
  const { key, status } = response;
  const covers = key === 'default' ? '' : key.endsWith('XX') ? key.slice(0, 1) : undefined;
  const about = { status, ...(covers !== undefined && { covers }) };
  const shown = contentsOf(response).flatMap((content) => content.examples.map((example) => ({ content, example })));
  const bare = { ...about, headers: headersOf(response) };
  if (shown.length === 0) return [{ ...bare, name: statusName(status) }];
  return shown.flatMap(({ content, example }): readonly Scenario[] => {
    const { name, value } = example;
    const isFirst = shown.find((other) => other.example.name === name)?.content === content;
    if (!isFirst) return [];
    const others = contentsOf(response).filter((other) => other !== content);
    const alternatives = others.flatMap((other) => {
      const same = other.examples.find((example) => example.name === name) ?? other.examples[0];
      if (same === undefined) return [];
      const inOther = same.name === name ? {} : { example: same.name };
      return [{ ...inOther, ...bodyOf(response, other, same.value) }];
    });
    return [{ name, ...about, ...bodyOf(response, content, value), ...(alternatives.length > 0 && { alternatives }) }];
  });
}

/** JSON first, then in the order of the document. */
function contentsOf({ contents }: DocumentedResponse): readonly Content[] {
  return contents.toSorted((a, b) => Number(isJson(b.mediaType)) - Number(isJson(a.mediaType)));
}

function bodyOf(
  response: DocumentedResponse,
  content: Content,
  value: unknown,
): Pick<Scenario, 'headers' | 'body' | 'range'> {
  const mediaType = servedMediaType(content, value);
  const range = content.mediaType.includes('*') ? { range: content.mediaType } : {};
  return { headers: { 'Content-Type': mediaType, ...headersOf(response) }, body: value, ...range };
}

function servedMediaType({ mediaType }: Content, value: unknown): string {
  const sent = sentMediaType(mediaType, value);
  const [, boundary] = sent.startsWith('multipart/') ? (/^--([^\r\n]+)/.exec(String(value)) ?? []) : [];
  return boundary === undefined || sent.includes('boundary=') ? sent : `${sent}; boundary=${boundary}`;
}

function headersOf({ headers }: DocumentedResponse): Readonly<Record<string, string>> {
  return Object.fromEntries(headers.flatMap(headerEntry));
}

/** A header with its example; one that is demanded without an example gets the least that its type allows. */
function headerEntry({ name, required, schema, example }: NamedHeader): readonly (readonly [string, string])[] {
  if (example !== undefined) return [[name, headerText(example)]];
  if (!required) return [];
  const isNumber = schema.type === 'integer' || schema.type === 'number';
  if (isNumber) return [[name, String(schema.minimum ?? 0)]];
  const isText = schema.type === 'string' && schema.format === undefined && schema.enum === undefined;
  const value = isText && schema.pattern === undefined ? name : sampleValue(noDocument, schema, 'full', 'response');
  return [[name, headerText(value)]];
}

const noDocument: OpenApiDocument = { openapi: '3.1.0', info: { title: '', version: '' }, paths: {} };

/** A value of a header by the style `simple`; characters that no header has are percent-encoded. */
function headerText(value: unknown): string {
  const parts = typeof value === 'object' && value !== null ? Object.entries(value) : undefined;
  const text = Array.isArray(value)
    ? value.map(String).join(',')
    : parts
      ? parts.flat().map(String).join(',')
      : String(value);
  return text.toWellFormed().replaceAll(/[^\t -~]/gu, encodeURIComponent);
}

/**
 * The document with an example for each response in each of its media types: a full sample of the schema under the name of
 * its status where it shows none. Bodies that are not JSON are the texts that are sent. So every mock, Prism too, has a
 * body to answer with, and the same one.
 */
export function sampleResponses(document: OpenApiDocument): OpenApiDocument {
  const paths = Object.entries(document.paths).map(([path, item]) => {
    const operations = methods.flatMap((method) => {
      const operation = item[method];
      if (operation === undefined) return [];
      const keys = Object.keys(operation.responses);
      const responses = Object.entries(operation.responses).map(([key, response]) => [
        key,
        withSample(statusName(sampleStatus(key, keys)), response),
      ]);
      return [[method, { ...operation, responses: Object.fromEntries(responses) }]];
    });
    return [path, { ...item, ...Object.fromEntries(operations) }];
  });
  return { ...document, paths: Object.fromEntries(paths) };

  function withSample(name: string, part: ResponseObject | Reference): ResponseObject | Reference {
    const response = resolveReference<ResponseObject>(document, part);
    const media = response.content ?? {};
    const contents = readContents(document, media);
    // A reference is kept where nothing changes.
    if (contents.every((content) => isJson(content.mediaType) && content.examples.length > 0)) return part;
    const content = contents.map((content) => [
      content.mediaType,
      sampled(content, media[content.mediaType] ?? {}, name),
    ]);
    return { ...response, content: Object.fromEntries(content) };
  }

  function sampled(content: Content, media: MediaTypeObject, name: string): MediaTypeObject {
    const { schema, examples, mediaType } = content;
    if (isJson(mediaType) && (examples.length > 0 || schema === undefined)) return media;
    const made = () => sampleValue(document, schema ?? { type: 'string' }, 'full', 'response');
    const shown = examples.length > 0 ? examples : [{ name, value: made() }];
    const written = shown.map(({ name, value }) => {
      const isText = !isJson(sentMediaType(mediaType, value));
      return [name, { value: isText ? writeBody(document, content, value).text : value }] as const;
    });
    return { ...media, examples: Object.fromEntries(written) };
  }
}
