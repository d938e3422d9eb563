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
  [/^(optional )?request headers?\b/, 'headers'],
  [/^(optional )?(odata )?query (string )?parameters?\b/, 'query'],
  [/^((function|path|ur[il]|request) )?parameters?\b/, 'parameters'],
  [/^request body\b/, 'body'],
  [/^((https?|rest|api) )?responses?\b(?! (examples?|samples?)\b)/, 'response'],
  [/^((request|response) )?(examples?|samples?)\b/, 'example'],
];

/** Other headings of request sections, where a page has none of those, the clearest first. */
const requestHeadings: readonly RegExp[] = [
  /^https? requests?\b/,
  /^((rest|api) requests?|request (syntax|lines?|ur[il]s?)|method and ur[il])( |$)(?!parameter)/,
  /^requests?$/,
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
  const isRequest = requestTest(page);
  let outer: { readonly role: Role; readonly level: number } | undefined;
  for (const section of page.sections) {
    const level = section.heading?.level ?? 0;
    const own = level === 1 ? 'title' : roleOf(section.heading?.text ?? '', isRequest);
    const inherits = outer !== undefined && level > outer.level && (own === 'other' || outer.role === 'example');
    const role = inherits && outer !== undefined ? outer.role : own;
    if (!inherits) outer = { role, level };
    found[role].push(section);
  }
  return found;
}

/** Which headings are those of request sections, by the clearest that the page has. */
function requestTest({ sections }: Page): RegExp | undefined {
  const headings = sections.map(({ heading }) => (heading === undefined ? '' : subjectOf(heading.text)));
  return requestHeadings.find((pattern) => headings.some((text) => pattern.test(text)));
}

function roleOf(heading: string, isRequest: RegExp | undefined): Role {
  const text = subjectOf(heading);
  const known = roles.find(([pattern]) => pattern.test(text))?.[1];
  return known ?? (isRequest?.test(text) ? 'request' : 'other');
}

function subjectOf(heading: string): string {
  return heading.toLowerCase().replace(/[*`:]/g, '').replaceAll('-', ' ').trim();
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
