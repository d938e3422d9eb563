import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { html } from '../../spec/standards/html.ts';
import { printHtmlPage } from './html-page.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('base64');

test('a page lets its own style and script through, by their hashes, and nothing else', () => {
  const page = { title: 'A <b>', style: 'p { color: red }', script: 'f();', body: html`<p>x</p>\n` };
  const text = printHtmlPage(page);
  const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(text) ?? [];
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    `style-src 'sha256-${hash(page.style)}'`,
    `script-src 'sha256-${hash(page.script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  expect(text).toContain('<title>A &#60;b&#62;</title>');
  const { script: _, ...still } = page;
  expect(printHtmlPage(still)).not.toMatch(/script/);
});
