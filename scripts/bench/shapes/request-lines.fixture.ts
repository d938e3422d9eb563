import { fill, type Piece, pageOfLines, propertyTable, type Shapes, shapesOf } from './shape.fixture.ts';

const lines: Readonly<Record<string, Piece>> = {
  'request lines': (at) => `GET /notes${at}`,
  'equal request lines': () => 'POST /notes',
  'request lines with keys': (at) => `GET /notes${at}/{id}`,
  'request lines of one form': (at) => `GET /notes/{id${at}}`,
  'request lines of one collection': (at) => `GET /notes/{id}/parts${at}`,
  'request lines of five methods': (at) => `${['GET', 'POST', 'PUT', 'PATCH', 'DELETE'][at % 5]} /notes${at}`,
  'request lines with hosts': (at) => `GET https://host${at}.example/notes${at}`,
  'request lines of functions': (at) => `GET /notes/delta${at}(token='{token}')`,
  'request lines of links': (at) => `POST /notes${at}/$ref`,
  'request lines without methods': (at) => `/notes${at}`,
  'request lines of 7000 characters': (at) => `GET /notes${at}${'/{id}/a'.repeat(1000)}`,
  'lines that are not requests': () => '?',
};

/** Targets of a single request line of a size. */
const targets: Readonly<Record<string, (size: number) => string>> = {
  'parameters of one path': (size) => fill(size, (at) => `/{id${at}}`),
  'equal parameters of one path': (size) => fill(size, () => '/{id}'),
  'segments of one path': (size) => fill(size, (at) => `/a${at}/{id}`),
  'slashes of one path': (size) => '/'.repeat(size),
  'opened braces of one path': (size) => `/${'{'.repeat(size)}`,
  'parentheses of one path': (size) => `/${'('.repeat(size)}`,
  'percent signs of one path': (size) => `/${'%'.repeat(size)}`,
  'query options of one line': (size) => `/notes?${fill(size, (at) => `o${at}={o${at}}&`)}`,
  'spaces of one line': (size) => `/notes${' '.repeat(size)}a`,
};

/** Pages with many request lines, or a long one, and parameters. */
export const requestLineShapes: Shapes = {
  ...shapesOf(lines, (lineAt) => (size) => pageOfLines(fill(size, (at) => `${lineAt(at)}\n`))),
  ...shapesOf(targets, (targetOf) => (size) => pageOfLines(`GET ${targetOf(size)}`)),
  'rows of parameters': (size) =>
    pageOfLines('GET /notes/{id}', { parameters: propertyTable(size, (at) => `|p${at}|String|a|`) }),
};
