import type { SourcePage } from '../../../spec/source/source-page.ts';
import { type TestPage, testPage } from '../../../spec/test-page.fixture.ts';

/** Makes a page of about a size in characters, with the pages that it links to: the first is compiled. */
export type Shape = (size: number) => readonly [SourcePage, ...SourcePage[]];

export type Shapes = Readonly<Record<string, Shape>>;

/** Makes a piece of a page; the first has the number 0. */
export type Piece = (at: number) => string;

/** The parts of a page that a shape changes. */
export interface ShapedPage extends TestPage {
  /** A table of path parameters. */
  readonly parameters?: string;
}

/** Pieces up to a size, at least one. */
export function fill(size: number, pieceAt: Piece): string {
  const pieces: string[] = [];
  for (let at = 0, length = 0; length < size || at === 0; at++) {
    const piece = pieceAt(at);
    pieces.push(piece);
    length += piece.length;
  }
  return pieces.join('');
}

export function page({ parameters, ...changes }: ShapedPage): readonly [SourcePage] {
  const text = testPage(changes);
  const section = `## Path parameters\n\n${parameters}\n\n## Request headers`;
  const whole = parameters === undefined ? text : text.replace('## Request headers', () => section);
  return [{ path: 'pages/create-note.md', text: whole }];
}

/** A page with the lines as the code block of its HTTP request section. */
export function pageOfLines(lines: string, changes: ShapedPage = {}): readonly [SourcePage] {
  return page({ requestBlock: `\`\`\` http\n${lines}\n\`\`\``, ...changes });
}

/** Makes a shape of each value, by the same names. */
export function shapesOf<T>(values: Readonly<Record<string, T>>, toShape: (value: T) => Shape): Shapes {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, toShape(value)]));
}

export function propertyTable(size: number, rowAt: Piece): string {
  return `|Property|Type|Description|\n|:---|:---|:---|\n${fill(size, (at) => `${rowAt(at)}\n`)}`;
}

export function permissionTable(size: number, rowAt: Piece): string {
  return `|Permission type|Permissions|\n|:---|:---|\n${fill(size, (at) => `${rowAt(at)}\n`)}`;
}

export function headerTable(size: number): string {
  return `|Header|Value|\n|:---|:---|\n${fill(size, (at) => `|X-${at}|a|\n`)}`;
}

/** The row of a property with values up to a size. */
export function enumerationRow(size: number): string {
  return `|state|String|Possible values are: ${fill(size, (at) => `\`v${at}\`, `)}\`z\`.|`;
}

export function request(body: string, path = '/notes', host = 'https://graph.microsoft.com'): string {
  const annotation = '<!-- {"blockType": "request", "name": "create_note"} -->';
  return `${annotation}\n\`\`\` http\nPOST ${host}/v1.0${path}\nContent-Type: application/json\n\n${body}\n\`\`\`\n\n`;
}

export function response(body: string): string {
  const annotation = '<!-- {"blockType": "response", "@odata.type": "microsoft.graph.note"} -->';
  return `${annotation}\n\`\`\` http\nHTTP/1.1 201 Created\nContent-Type: application/json\n\n${body}\n\`\`\`\n\n`;
}

/** Members of an object or an array up to a size, with commas between them. */
export function members(size: number, memberAt: Piece): string {
  return fill(size, (at) => `${at === 0 ? '' : ', '}${memberAt(at)}`);
}
