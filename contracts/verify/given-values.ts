import { decodeBody, fieldsOf } from '../pact/http-exchange.ts';
import type { ReadInteraction } from '../pact/read-pact.ts';

/** Texts to send in place of a page's placeholders, by the names of properties: `{ Status: 'pending' }`. */
export type GivenValues = Readonly<Record<string, string>>;

type Fields = Readonly<Record<string, unknown>>;

/** The placeholders that a contract sends, by the names of their properties; none of a contract of somebody else. */
export function placeholdersOf({ metadata }: Pick<ReadInteraction, 'metadata'>): Readonly<Record<string, string>> {
  const listed = Object.entries(fieldsOf(fieldsOf(metadata.facsimile).placeholders));
  return Object.fromEntries(listed.flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : [])));
}

/** An interaction as JSON whose request has the given values where its contract has placeholders. */
export function withGivenValues(interaction: ReadInteraction, given: GivenValues = {}): Fields {
  const { json } = interaction;
  const request = fieldsOf(json.request);
  const body = fieldsOf(request.body);
  const placeholders = placeholdersOf(interaction);
  const names = Object.keys(given).filter((name) => Object.hasOwn(placeholders, name));
  if (names.length === 0 || json.type === undefined || body.content === undefined) return json;
  const decoded = decodeBody(body);
  const { content } = fieldsOf(decoded);
  const changed = replace(content, '');
  if (JSON.stringify(changed) === JSON.stringify(content)) return json;
  const isEncoded = decoded !== body;
  return { ...json, request: { ...request, body: { ...body, content: isEncoded ? encode(changed, body) : changed } } };

  function replace(value: unknown, name: string): unknown {
    if (typeof value === 'string') return names.includes(name) && value === placeholders[name] ? given[name] : value;
    if (Array.isArray(value)) return value.map((item) => replace(item, name));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replace(inner, key)]));
  }
}

/** JSON in base64, with line breaks where the contract has some. */
function encode(value: unknown, { content }: Fields): string {
  const hasBreaks = Buffer.from(String(content), 'base64').includes('\n');
  return Buffer.from(JSON.stringify(value, null, hasBreaks ? 2 : 0)).toString('base64');
}

/** The placeholders that a request has, and for which no value is given. */
export function sentPlaceholders(interaction: ReadInteraction, given: GivenValues = {}): readonly string[] {
  const { content } = fieldsOf(decodeBody(fieldsOf(interaction.json.request).body));
  const text = JSON.stringify(content) ?? '';
  const listed = Object.entries(placeholdersOf(interaction));
  return listed
    .filter(([name, placeholder]) => !Object.hasOwn(given, name) && text.includes(JSON.stringify(placeholder)))
    .map(([name]) => name);
}
