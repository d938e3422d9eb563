import type { Report } from '../../diagnostics/reporter.ts';
import type { Table } from '../../markdown/page.ts';
import { plainText } from '../../markdown/plain-text.ts';
import { FreeNames } from '../../source/free-names.ts';
import { cut } from '../../source/http-message.ts';
import type { Snippet } from '../../source/snippet.ts';
import { isMethod, type Method } from '../../standards/method.ts';

/** A method on a path that a row of a table declares. */
export interface PathRow {
  /** As the page writes it: `LIST` too. */
  readonly written: string;
  /** As it is called on the wire. */
  readonly method: Method;
  /** An OpenAPI path template. */
  readonly path: string;
  /** What the query has always: `?list=true`. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Empty where the row states none. */
  readonly statuses: readonly number[];
  readonly mediaType: string | undefined;
  readonly statusCell: Snippet | undefined;
  readonly methodCell: Snippet;
  readonly place: Snippet;
}

/** Methods that HTTP does not have: each is a `GET` with a query of its name. */
const methodsByQuery: readonly string[] = ['list', 'scan'];

/** How many paths the alternatives and optional parts of one cell may stand for. */
const mostPaths = 16;

/** The operations that the rows of a table declare; what is no operation is reported. */
export function readPathRows(table: Table, report: Report): readonly PathRow[] {
  return table.rows.flatMap((row) => readRow(row, report));
}

function readRow(row: readonly Snippet[], report: Report): readonly PathRow[] {
  const [methodCell, pathCell, ...others] = row;
  if (methodCell === undefined || pathCell === undefined) return [];
  const words = codeText(methodCell).split(/\s*[/,|]\s*|\s+/);
  const paths = readPaths(codeText(pathCell));
  if (words.every((word) => word === '') && codeText(pathCell) === '') return [];
  return words.flatMap((word) => {
    const name = word.toLowerCase();
    const asQuery = methodsByQuery.includes(name);
    if ((!asQuery && !isMethod(name)) || paths.length === 0) {
      const problem = paths.length === 0 ? 'path' : 'method';
      const cell = problem === 'path' ? pathCell : methodCell;
      report('path-row-not-read', { text: codeText(cell), problem }, cell);
      return [];
    }
    const method = isMethod(name) ? name : 'get';
    const statusCell = others.find((cell) => /\b[1-5]\d\d\b/.test(cell.text));
    return paths.map(({ path, query }) => ({
      written: word.toUpperCase(),
      method,
      path,
      query: asQuery ? [...query, [name, 'true'] as const] : query,
      statuses: statusesIn(statusCell),
      mediaType: /\b[a-z]+\/\w[\w.+-]*/i.exec((statusCell?.text ?? '').replace(/[\d/]{3,}/g, ''))?.[0].toLowerCase(),
      statusCell,
      methodCell,
      place: pathCell,
    }));
  });
}

function statusesIn(cell: Snippet | undefined): readonly number[] {
  return [...new Set([...(cell?.text ?? '').matchAll(/\b[1-5]\d\d\b/g)].map(([text]) => Number(text)))];
}

/** A cell without the marks of code around it. */
function codeText(cell: Snippet): string {
  return plainText(cell.text.replaceAll('`', '')).trim();
}

interface ReadPath {
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
}

/** The paths of a cell: one for each of its alternatives `(a|b)`, with and without each optional part `(/:name)`. */
function readPaths(text: string): readonly ReadPath[] {
  const [written = '', ...queries] = text.split(/\\?\?/);
  if (written === '' || /\s/.test(written) || !/^[/\w:{<(]/.test(written)) return [];
  const query = [...new URLSearchParams(queries.join('&'))];
  return expand(written).map((path) => ({ path: template(path), query }));
}

/** None where there are more than a cell may stand for: each further part would double them. */
function expand(written: string): readonly string[] {
  let paths: readonly string[] = [written];
  while (paths.some((path) => group.test(path))) {
    paths = paths.flatMap(expandFirst);
    if (paths.length > mostPaths) return [];
  }
  return paths;
}

const group = /\(([^()]*)\)/;

function expandFirst(path: string): readonly string[] {
  const [whole, inner] = group.exec(path) ?? [];
  if (whole === undefined || inner === undefined) return [path];
  const choices = inner.includes('|') ? inner.split('|') : ['', inner];
  return choices.map((choice) => path.replace(whole, () => choice));
}

/** `/users/:name` as OpenAPI writes it; a parameter that a path has twice is numbered. */
function template(written: string): string {
  const names = new FreeNames();
  const path = written
    .replace(/^(?!\/)/, '/')
    .replace(/^\/v1\//, '/')
    .replace(/:([A-Za-z_][\w-]*)|<([\w-]+)>|\{([\w-]+)\}/g, (_, ...groups: readonly (string | undefined)[]) => {
      const name = groups.slice(0, 3).find((candidate) => candidate !== undefined) ?? '';
      return `{${names.take(name)}}`;
    });
  return path.replaceAll('#', '%23');
}

/** The names of the parameters of a path template, in order. */
export function parameterNames(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
}

/** The place of a parameter in the cell of its path; the cell where it is written differently. */
export function placeOfName({ place }: PathRow, name: string): Snippet {
  const at = place.text.indexOf(name);
  return at === -1 ? place : cut(place, at, at + name.length);
}
