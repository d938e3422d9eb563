import type { JsonSchema, OpenApiDocument, XmlObject } from '../document.ts';
import { isObject } from '../json-form.ts';
import { followReferences } from '../references.ts';
import { readConstraints } from '../values/constraints.ts';

/** A value as XML, with the names, attributes and wrappers that its schema states (OpenAPI, XML Object). */
export function xmlText(document: OpenApiDocument, schema: JsonSchema, value: unknown): string {
  const name = schema.$ref?.replace(/^.*\//, '') ?? 'root';
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(document, schema, xmlName(name), value)}`;
}

function element(document: OpenApiDocument, schema: JsonSchema, wanted: string, value: unknown): string {
  const xml = xmlOf(document, schema);
  const name = qualified(xml, wanted);
  const space =
    xml.namespace === undefined ? '' : ` xmlns${xml.prefix ? `:${xml.prefix}` : ''}="${escapeXml(xml.namespace)}"`;
  if (Array.isArray(value)) {
    const items = readConstraints(document, schema).items ?? {};
    const inner = value.map((item) => element(document, items, xmlOf(document, items).name ?? wanted, item)).join('');
    return `<${name}${space}>${inner}</${name}>`;
  }
  if (!isObject(value)) return `<${name}${space}>${value === null ? '' : escapeXml(String(value))}</${name}>`;
  const { properties } = readConstraints(document, schema);
  const members = Object.entries(value).map(([key, member]) => ({ key, member, part: properties.get(key) ?? {} }));
  const attributes = members
    .filter(({ part }) => xmlOf(document, part).attribute === true)
    .map(
      ({ key, member, part }) => ` ${qualified(xmlOf(document, part), xmlName(key))}="${escapeXml(String(member))}"`,
    );
  const elements = members
    .filter(({ part }) => xmlOf(document, part).attribute !== true)
    .map(({ key, member, part }) => property(document, part, xmlName(key), member));
  return `<${name}${space}${attributes.join('')}>${elements.join('')}</${name}>`;
}

/** A list is one element for each item, unless it is wrapped. */
function property(document: OpenApiDocument, schema: JsonSchema, name: string, value: unknown): string {
  if (!Array.isArray(value) || xmlOf(document, schema).wrapped === true) return element(document, schema, name, value);
  const items = readConstraints(document, schema).items ?? {};
  return value.map((item) => element(document, items, xmlOf(document, items).name ?? name, item)).join('');
}

function xmlOf(document: OpenApiDocument, schema: JsonSchema): XmlObject {
  const target: JsonSchema = followReferences(document, schema) ?? {};
  return schema.xml ?? target.xml ?? {};
}

function qualified({ prefix, name }: XmlObject, wanted: string): string {
  return `${prefix ? `${prefix}:` : ''}${xmlName(name ?? wanted)}`;
}

/** A name without the characters that no name of XML has. */
function xmlName(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}_.:-]/gu, '_').replace(/^(?=[^\p{L}_])/u, '_');
}

/** A text without what ends it, and without the characters that XML has no place for (XML 1.0, section 2.2). */
function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
