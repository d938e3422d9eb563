import { expect, test } from 'vitest';
import type { MockOperation, Scenario } from '../mock-api.ts';
import { viewItem, viewList } from './query-options.ts';

const operation: MockOperation = {
  id: 'list',
  method: 'GET',
  path: '/notes',
  pattern: /^\/notes$/,
  pages: [],
  parameters: [],
  scenarios: [],
  source: '',
};
const all = ['$top', '$skip', '$count', '$select'];
const notes = [1, 2, 3, 4].map((id) => ({ '@etag': `${id}`, id, text: 'a', size: id }));
const stale = { '@odata.count': 99, '@odata.nextLink': 'https://elsewhere.example/', '@odata.context': 'c' };

function view(query: string, { body = { ...stale, value: notes }, options = all, of = viewList } = {}) {
  const scenario: Scenario = { name: 'ok', status: 200, headers: {}, body };
  const target = `/notes${query}`;
  const request = { method: 'GET', target, url: `http://a.example${target}`, headers: new Headers(), text: '' };
  return of(scenario, request, { ...operation, options }).body;
}

test('a list says nothing about a rest or a count that is not its own', () => {
  expect(view('')).toEqual({ '@odata.context': 'c', value: notes });
});

test('the link to the rest keeps the other options, and what is skipped is skipped once', () => {
  expect(view('?$skip=1&$top=2')).toMatchObject({
    '@odata.nextLink': 'http://a.example/notes?$skip=1&$top=2&$skiptoken=2',
    value: notes.slice(1, 3),
  });
  const rest = view('?$skip=1&$top=2&%24skiptoken=2');
  expect(rest).toEqual({ '@odata.context': 'c', value: notes.slice(3) });
});

test('the count is that of all, whatever part is given', () => {
  expect(view('?%24count=true&$top=0')).toEqual({ '@odata.context': 'c', '@odata.count': 4, value: [] });
  expect(view('?$count=false')).not.toHaveProperty('@odata.count');
});

test.each(['?$top=-1', '?$top=0'])('%s gives nothing, and no link that leads nowhere', (query) => {
  expect(view(query)).toEqual({ '@odata.context': 'c', value: [] });
});

test('a token that no link has is none', () => {
  expect(view('?$skiptoken=abc')).toMatchObject({ value: notes });
});

test('what is selected is given with the id and the annotations', () => {
  const selected = { '@etag': '1', id: 1, size: 1 };
  expect(view('?$top=1&$select=size, other')).toMatchObject({ value: [selected] });
  expect(view('?$select=size', { of: viewItem, body: Object(notes[0]) })).toEqual(selected);
});

test('options that are not documented do nothing', () => {
  expect(view('?$top=1&$count=true&$select=size', { options: [] })).toEqual({ '@odata.context': 'c', value: notes });
});

test('a list that is an array has no place for a link', () => {
  expect(view('?$top=1&$count=true', { body: Object(notes) })).toEqual([notes[0]]);
});
