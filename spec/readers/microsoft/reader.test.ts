import { expect, test } from 'vitest';
import { microsoftReader } from './reader.ts';

const accepts = (text: string) => microsoftReader.accepts({ path: 'page.md', text });

const page = (type: string | undefined, ...headings: readonly string[]) =>
  [...(type === undefined ? [] : ['---', 'title: "A page"', `doc_type: ${type}`, '---', '']), ...headings, ''].join(
    '\n',
  );

test.each([
  ['says so and has a request', page('apiPageType', '# Get note', '## HTTP request')],
  ['says so in quotes', page('"apiPageType"', '# Get note', '## HTTP request')],
  ['says so and has its requests under other headings', page('apiPageType', '# Get note', '## Get the newest note')],
  ['says nothing and has a request', page(undefined, '# Get note', '### HTTP Requests')],
  ['calls itself a page of a type and has a request', page('resourcePageType', '# Get note', '## HTTP request')],
  ['begins with a byte order mark', `\uFEFF${page('apiPageType', '# Get note', '## Get the newest note')}`],
])('a page is an API page that %s', (_, text) => {
  expect(accepts(text)).toBe(true);
});

test.each([
  ['is about a type', page('resourcePageType', '# note resource type', '## Properties')],
  ['is about values', page('enumPageType', '# colour enum type', '## Members')],
  [
    'is about a type and calls itself an API page',
    page('apiPageType', '# note resource type', '## JSON representation'),
  ],
  ['is about a concept', page('conceptualPageType', '# Paging', '## HTTP request')],
  ['is for other pages to include', '---\nms.topic: include\n---\n\n## HTTP request\n'],
  ['says nothing and has no request', page(undefined, '# Paging', '## How it works')],
  ['only mentions a request in its text', page(undefined, '# Paging', 'HTTP request and response are text.')],
])('a page is none that %s', (_, text) => {
  expect(accepts(text)).toBe(false);
});
