import { type Link, linksIn } from '../../../markdown/links.ts';
import type { CodeBlock, Page, Section } from '../../../markdown/page.ts';
import { plainText } from '../../../markdown/plain-text.ts';
import { type JsonText, readJson } from '../../../source/located-json.ts';
import type { Place } from '../../../source/place.ts';
import type { Snippet } from '../../../source/snippet.ts';
import { kindOf, type PropertyRow, readRows } from '../page/property-table.ts';
import { annotationText, codeBlocks, prose, tables } from '../page/sections.ts';

/** An enumeration that a page lists in a table of members. */
export interface MemberTable {
  /** The type's short name, as the heading of the table names it; undefined where it names none. */
  readonly name: string | undefined;
  readonly values: readonly string[];
  /** The first cell of its header. */
  readonly place: Place;
}

/** A page that describes a type: an object with properties, or an enumeration. */
export interface ResourcePage {
  readonly page: Page;
  /** The full name, `microsoft.graph.user`. */
  readonly name: string;
  readonly place: Snippet;
  readonly description: string | undefined;
  readonly baseName: string | undefined;
  readonly isOpen: boolean;
  readonly key: string | undefined;
  readonly baseLink: Link | undefined;
  readonly properties: readonly PropertyRow[];
  readonly relationships: readonly PropertyRow[];
  readonly enumerations: readonly MemberTable[];
  /** The JSON representation, which shows the rough type of each property. */
  readonly representation: JsonText | undefined;
}

/** Reads a page about a type; what it does not state is empty. */
export function readResourcePage(page: Page): ResourcePage {
  const block = page.sections.flatMap(codeBlocks).find(isRepresentation);
  const heading = page.sections.find((section) => section.heading?.level === 1)?.heading;
  const place = heading ?? { page: page.path, text: '', span: { start: 0, end: 0 } };
  const stated = block && annotationText(block, '@odata.type');
  const paragraphs = page.sections
    .slice(0, 2)
    .flatMap(prose)
    .map((prose) => prose.text);
  const inherits = page.sections
    .flatMap(prose)
    .map((prose) => prose.text)
    .find((snippet) => /\b(inherits|derived|derives) from\b/i.test(snippet.text));
  const ownSections = page.sections.filter((section) => !/^(methods|tasks)\b/i.test(section.heading?.text ?? ''));
  const description = paragraphs.find((text) => !/^(Namespace:|>|\[!|\*\*|- )/i.test(text.text.trim()));
  return {
    page,
    name: stated?.replace(/^#/, '') || `${namespaceOf(page)}.${shortName(place.text)}`,
    place,
    description: description && plainText(description.text),
    baseName: block && annotationText(block, 'baseType')?.replace(/^#/, ''),
    key: block && annotationText(block, 'keyProperty'),
    isOpen: String(block?.annotation?.value?.openType) === 'true',
    baseLink: inherits && linkAfter(page, inherits, /\b(inherits|derived|derives) from\b/i),
    properties: readRows(ownSections, 'property'),
    relationships: readRows(ownSections, 'relationship'),
    enumerations: page.sections.flatMap((section) => memberTables(section, page)),
    representation: block && representationOf(block),
  };
}

/** The namespace that a page states, else the one that pages of this format are about. */
export function namespaceOf(page: Page): string {
  const line = page.sections
    .slice(0, 2)
    .flatMap(prose)
    .map((prose) => /^\s*Namespace:\s*([\w.]+)/i.exec(prose.text.text)?.[1]);
  const entry = page.frontMatter.find(({ key }) => key.toLowerCase() === 'namespace')?.value.text;
  return (
    line.find((source) => source !== undefined) ?? (entry === undefined || entry === '' ? 'microsoft.graph' : entry)
  );
}

function isRepresentation(block: CodeBlock): boolean {
  return (
    annotationText(block, 'blockType') === 'resource' || (block.annotation === undefined && block.language === 'json')
  );
}

/** The first word of a title such as `chatMessage resource type` or `microsoft.graph.x enum`. */
function shortName(title: string): string {
  return /^[`*]*(?:microsoft\.graph\.)?([\w.]+)/.exec(title.trim())?.[1] ?? 'unnamed';
}

function linkAfter(page: Page, text: Snippet, phrase: RegExp): Link | undefined {
  const from = text.span.start + (phrase.exec(text.text)?.index ?? 0);
  return linksIn(text, page).find((link) => link.text.span.start >= from);
}

function memberTables(section: Section, page: Page): readonly MemberTable[] {
  return tables(section)
    .filter((table) => kindOf(table) === 'member')
    .map((table) => {
      const heading = section.heading?.level === 1 ? page.path : section.heading?.text;
      const name = /^[`*]*(\w+)[`*]* (?:values?|enum\w*|type)/i.exec(heading ?? '')?.[1];
      const cells = table.rows.map((row) =>
        plainText(row[0]?.text ?? '')
          .replace(/[`*"']/g, '')
          .trim(),
      );
      const values = [...new Set(cells.filter((cell) => /^[A-Za-z_][\w.-]*$/.test(cell) && cell !== 'null'))];
      const place = table.header[0] ?? { page: page.path, span: { start: 0, end: 0 } };
      return { name, values, place };
    })
    .filter((table) => table.values.length > 0);
}

function representationOf(block: CodeBlock): JsonText | undefined {
  const reading = readJson(block.content);
  return reading.ok ? reading.json : undefined;
}

/** The namespace of a type's full name: `microsoft.graph` of `microsoft.graph.user`. */
export function namespaceOfType(name: string): string {
  return name.replace(/\.[^.]*$/, '');
}
