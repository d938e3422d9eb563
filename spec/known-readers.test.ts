import { describe, expect, test } from 'vitest';
import { compilePages, oneDocument } from './compile.ts';
import { documentsOperations } from './known-readers.ts';

const foreign = {
  'Swagger’s Markdown': [
    '# Pets',
    '',
    '## /pets/{id}',
    '',
    '### GET',
    '',
    '#### Parameters',
    '',
    '| Name | Located in | Required | Schema |',
    '| --- | --- | --- | --- |',
    '| id | path | Yes | string |',
  ],
  Slate: [
    '---',
    'title: Kittens',
    'language_tabs:',
    '  - shell',
    '---',
    '',
    '# Kittens',
    '',
    '```shell',
    'curl "http://example.com/api/kittens"',
    '```',
    '',
    '### HTTP Requests are easy',
    '',
  ].filter((line) => !line.startsWith('###')),
  'a README with curl': ['# Weather', '', '## Usage', '', '```sh', 'curl https://weather.example.com/today', '```'],
  reStructuredText: [
    'Users',
    '=====',
    '',
    '.. http:get:: /users/(int:id)',
    '',
    '   :param id: the user',
    '   :statuscode 200: no error',
  ],
};

const read = (text: string, format?: string) =>
  compilePages([{ path: 'page.md', text }], { find: () => undefined }, oneDocument, format).diagnostics;

describe('a page of a format that is not read', () => {
  test.each(Object.entries(foreign))('%s is refused, with what the nearest format has more', (_, lines) => {
    const text = lines.join('\n');
    expect(documentsOperations({ path: 'page.md', text })).toBe(false);
    const [finding, ...others] = read(text);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'error', code: 'page-format-unknown', page: 'page.md' });
    expect(finding?.note).toMatch(/^the nearest is `\w+`: the page has .+; it lacks .+/);
  });
});

test('a page that nearly is of a format is told what it lacks of that one', () => {
  const text = '# Notes\n\n## Read\n\n`GET /notes`\n\n### Sample request\n\n```\ncurl http://localhost/v1/notes\n```\n';
  expect(read(text)[0]?.note).toMatch(/^the nearest is `hashicorp`.* lacks a table with the columns/);
});

test('a format that is named reads a page whatever it says', () => {
  const text = '# Notes\n\nNothing.\n';
  expect(read(text, 'hashicorp').map(({ code }) => code)).toEqual(['path-rows-missing']);
  expect(read(text, 'microsoft').map(({ code }) => code)).toContain('request-section-missing');
});
