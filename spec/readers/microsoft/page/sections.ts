import type { CodeBlock, Page, Prose, Section, Table } from '../../../markdown/page.ts';

/** The subject of a section of an API page, recognised by its heading. */
type Role =
  | 'title'
  | 'permissions'
  | 'request'
  | 'headers'
  | 'query'
  | 'parameters'
  | 'body'
  | 'response'
  | 'example'
  | 'other';

const roles: readonly (readonly [RegExp, Role])[] = [
  [/^(permissions|prerequisites)\b/, 'permissions'],
  [/^https? requests?\b/, 'request'],
  [/^(optional )?request headers?\b/, 'headers'],
  [/^(optional )?(odata )?query (string )?parameters?\b/, 'query'],
  [/^((function|path|ur[il]) )?parameters?\b/, 'parameters'],
  [/^request body\b/, 'body'],
  [/^responses?\b/, 'response'],
  [/^(examples?|sample)\b/, 'example'],
];

/** An API page's sections by what they are about; one role may have several sections, or none. */
export type PageRoles = Readonly<Record<Role, readonly Section[]>>;

/**
 * Tells the sections of a page apart by their headings, without regard to case and level.
 * What is below an example's heading belongs to the example, whatever its own heading says.
 */
export function readRoles(page: Page): PageRoles {
  const found: Record<Role, Section[]> = {
    title: [],
    permissions: [],
    request: [],
    headers: [],
    query: [],
    parameters: [],
    body: [],
    response: [],
    example: [],
    other: [],
  };
  let outer: { readonly role: Role; readonly level: number } | undefined;
  for (const section of page.sections) {
    const level = section.heading?.level ?? 0;
    const own = level === 1 ? 'title' : roleOf(section.heading?.text ?? '');
    const inherits = outer !== undefined && level > outer.level && (own === 'other' || outer.role === 'example');
    const role = inherits && outer !== undefined ? outer.role : own;
    if (!inherits) outer = { role, level };
    found[role].push(section);
  }
  return found;
}

function roleOf(heading: string): Role {
  const text = heading.toLowerCase().replace(/[*`:]/g, '').replaceAll('-', ' ').trim();
  return roles.find(([pattern]) => pattern.test(text))?.[1] ?? 'other';
}

/** The code blocks of a section. */
export function codeBlocks(section: Section): readonly CodeBlock[] {
  return section.blocks.filter((block) => block.kind === 'code');
}

/** The tables of a section. */
export function tables(section: Section): readonly Table[] {
  return section.blocks.filter((block) => block.kind === 'table');
}

/** The paragraphs of a section. */
export function prose(section: Section): readonly Prose[] {
  return section.blocks.filter((block) => block.kind === 'prose');
}

/** A text that an annotation states under a key; undefined where it states none. */
export function annotationText(block: CodeBlock, key: string): string | undefined {
  const value = block.annotation?.value?.[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
