import { join } from 'node:path';
import { env } from 'node:process';
import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { libraryDocument } from '../../mocks/build/library-document.fixture.ts';
import { findChromium } from '../parity/browser/chromium-target.ts';
import { createEmptyProject } from '../testing/test-project.ts';
import { exportDocument } from './export-document.ts';

const found = findChromium();
if ('missing' in found && !env.CHROMIUM_REQUIRED) console.warn(`No archive is replayed: ${found.missing}`);

test.skipIf('missing' in found && !env.CHROMIUM_REQUIRED)('Playwright replays an archive to a page', async () => {
  if ('missing' in found) throw new Error(found.missing);
  await using project = await createEmptyProject();
  const path = join(project.folder, 'exchanges.har');
  await project.write('exchanges.har', exportDocument(libraryDocument, 'har').text);
  await using browser = await chromium.launch({ executablePath: found.path, args: ['--disable-gpu'] });
  const page = await browser.newPage();
  await page.route('https://library.example/', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.routeFromHAR(path, { url: '**/api/**', notFound: 'abort' });
  await page.goto('https://library.example/');
  const answers = await page.evaluate(async () => {
    const got = await fetch('/api/v1/shelves/shelfId/books/bookId');
    const removed = await fetch('/api/v1/shelves/shelfId/books/bookId', { method: 'DELETE' });
    return [got.status, await got.json(), removed.status];
  });
  expect(answers).toEqual([200, { title: 'Emma', copies: 2 }, 204]);
});
