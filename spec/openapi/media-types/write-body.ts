import { essenceOf, isJson } from '../../standards/media-type.ts';
import type { JsonSchema, OpenApiDocument } from '../document.ts';
import { isObject } from '../json-form.ts';
import type { Content } from '../operations.ts';
import { sampleValue } from '../values/sample-value.ts';
import { bodyForm } from './body-form.ts';
import { formText, multipartText } from './form-text.ts';
import { xmlText } from './xml-text.ts';

/** A body as it is sent. */
export interface WrittenBody {
  /** A media type without wildcards, with the parameters that the text needs. */
  readonly mediaType: string;
  readonly text: string;
}

/** The media types that stand for ranges. */
const examples: Readonly<Record<string, string>> = {
  'image/*': 'image/png',
  'audio/*': 'audio/mpeg',
  'video/*': 'video/mp4',
  'font/*': 'font/woff2',
  'multipart/*': 'multipart/form-data',
  'text/*': 'text/plain',
};

/** The media type that a value is sent as: the documented one, or of a range (`image/*`) one that is in it. */
export function sentMediaType(mediaType: string, value: unknown): string {
  const essence = essenceOf(mediaType);
  if (!essence.includes('*')) return mediaType;
  if (essence.includes('*+')) return essence.replace('*', 'vnd.example');
  const known = examples[essence];
  if (known !== undefined) return known;
  if (typeof value !== 'string') return 'application/json';
  return essence === 'application/*' ? 'application/octet-stream' : 'text/plain';
}

/** A value as a body of a documented content. A text that is not JSON is the body as it is. */
export function writeBody(document: OpenApiDocument, content: Content, value: unknown): WrittenBody {
  const mediaType = sentMediaType(content.mediaType, value);
  if (isJson(mediaType)) return { mediaType, text: JSON.stringify(value) };
  if (typeof value === 'string') return { mediaType, text: value };
  const schema = content.schema ?? {};
  const essence = essenceOf(mediaType);
  if (essence === 'application/x-www-form-urlencoded') return { mediaType, text: formText(content, value) };
  if (essence.startsWith('multipart/')) return multipartText(document, { ...content, mediaType }, value);
  return { mediaType, text: plainText(document, schema, essence, value) };
}

function plainText(document: OpenApiDocument, schema: JsonSchema, essence: string, value: unknown): string {
  if (/[/+]xml$/.test(essence)) return xmlText(document, schema, value);
  const items = Array.isArray(value) ? value : [value];
  if (bodyForm(essence) === 'lines') {
    const start = essence === 'application/json-seq' ? '\u001E' : '';
    return items.map((item) => `${start}${JSON.stringify(item)}\n`).join('');
  }
  if (essence === 'text/event-stream') return items.map(eventText).join('');
  if (essence === 'text/csv') return csvText(items);
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
}

/** An event with the fields of the item, or with the item as its data. */
function eventText(item: unknown): string {
  const fields = isObject(item) && 'data' in item ? item : { data: item };
  const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  return `${Object.entries(fields)
    .map(([name, value]) => `${name}: ${text(value).replaceAll('\n', `\n${name}: `)}\n`)
    .join('')}\n`;
}

/** A line of the names, and one for each object. */
function csvText(items: readonly unknown[]): string {
  const names = [...new Set(items.flatMap((item) => (isObject(item) ? Object.keys(item) : [])))];
  if (names.length === 0) return items.map((item) => `${csvCell(item)}\r\n`).join('');
  const rows = items.map((item) => names.map((name) => csvCell(isObject(item) ? item[name] : item)));
  return [names.map(csvCell), ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

function csvCell(value: unknown): string {
  const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * The value that a document shows in the content of a request for an example's name; else its first example, else a sample:
 * the smallest, or a full one where the smallest would be a body without any byte. There is no sample of a schema that no
 * value fits: null stands for it.
 */
export function shownValue(document: OpenApiDocument, content: Content, exampleName?: string): unknown {
  const shown = content.examples.find((example) => example.name === exampleName) ?? content.examples[0];
  if (shown !== undefined) return shown.value;
  const { schema = {} } = content;
  const smallest = sampleValue(document, schema, 'smallest', 'request') ?? null;
  return writeBody(document, content, smallest).text === ''
    ? sampleValue(document, schema, 'full', 'request')
    : smallest;
}
