import { expect, test } from 'vitest';
import { libraryDocument } from './library-document.fixture.ts';
import { propertySources } from './property-sources.ts';

test('each property has its place, entries of lists and types that hold themselves too', () => {
  const sources = propertySources(libraryDocument, { $ref: '#/components/schemas/Book' });
  expect(sources).toMatchObject({
    '': 'book.md:1',
    '/title': 'book.md:3',
    '/sequels': 'book.md:7',
    '/sequels/*': 'book.md:1',
    '/sequels/*/title': 'book.md:3',
    '/sequels/*/sequels/*/title': 'book.md:3',
  });
  expect(Object.keys(sources).every((pointer) => pointer.split('/').length <= 6)).toBe(true);
});

test('a property that refers to a type has the place of the property, not of the type; names are escaped', () => {
  const schema = {
    properties: { 'a/b': { $ref: '#/components/schemas/Book', 'x-doc-source': { page: 'p.md', line: 9 } } },
  };
  expect(propertySources(libraryDocument, schema)).toMatchObject({ '/a~1b': 'p.md:9', '/a~1b/title': 'book.md:3' });
});

test('a decision of a person is named with its reason', () => {
  const schema = { 'x-doc-source': { overlay: 'o.yaml', reason: 'asked the team' } };
  expect(propertySources(libraryDocument, schema)).toEqual({ '': 'o.yaml (asked the team)' });
});
