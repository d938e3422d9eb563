import {
  enumerationRow,
  fill,
  headerTable,
  members,
  page,
  pageOfLines,
  permissionTable,
  propertyTable,
  request,
  response,
  type ShapedPage,
  type Shapes,
  shapesOf,
} from './shape.fixture.ts';

const rowAt = (at: number) => `|p${at}|String|a|`;

/** Parts of a page of a size that each operation of the page could repeat. */
const shared: Readonly<Record<string, (size: number) => ShapedPage>> = {
  'rows of parameters': (size) => ({ parameters: propertyTable(size, rowAt) }),
  'rows of headers': (size) => ({ headers: headerTable(size) }),
  'rows of permissions': (size) => ({ permissions: permissionTable(size, () => '|Application|Notes.Create|') }),
  'rows of properties': (size) => ({ body: propertyTable(size, rowAt) }),
  'stated errors': (size) => ({ response: fill(size, (at) => `\`${400 + (at % 100)} Bad\` is an error. `) }),
  samples: (size) => ({ sampleResponse: fill(size, () => request('{"text": "a"}') + response('{"text": "b"}')) }),
  'their samples': (size) => ({
    sampleResponse: fill(size, (at) => request('{"text": "a"}', `/notes${at}`) + response('{"text": "b"}')),
  }),
  'members of a sample': (size) => ({ sampleResponse: response(`{${members(size, (at) => `"p${at}": 1`)}}`) }),
  'a long response': (size) => ({ response: fill(size, () => 'It returns a note. ') }),
  'a long description': (size) => ({ intro: 'a '.repeat(size / 2) }),
};

const productsWith = (method: string) =>
  shapesOf(
    shared,
    (partOf) => (size) =>
      pageOfLines(
        fill(size / 2, (at) => `${method} /notes${at}\n`),
        partOf(size / 2),
      ),
  );

/** Pages with much of two things, each of which could be repeated for each of the other. */
export const productShapes: Shapes = {
  ...renamed(productsWith('GET'), (name) => `request lines that read, and ${name}`),
  ...renamed(productsWith('POST'), (name) => `request lines that write, and ${name}`),
  'properties and samples': (size) =>
    page({
      body: propertyTable(size / 2, rowAt),
      sampleResponse: fill(size / 2, () => request('{"p1": "a"}') + response('{"p2": "b"}')),
    }),
  'properties of wrong samples': (size) =>
    page({
      body: propertyTable(size / 2, rowAt),
      sampleRequest: request(`{${members(size / 2, (at) => `"P${at}": ${at}`)}}`),
    }),
  'values and samples of an enumeration': (size) =>
    page({
      body: propertyTable(0, () => enumerationRow(size / 2)),
      sampleRequest: request(`{"state": [${members(size / 2, (at) => `"w${at}"`)}]}`),
    }),
};

function renamed(shapes: Shapes, nameOf: (name: string) => string): Shapes {
  return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [nameOf(name), shape]));
}
