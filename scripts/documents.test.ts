import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** The files and folders of the repository that a document names in backticks or links to. */
function namedPaths(text: string): readonly string[] {
  const inBackticks = [...text.matchAll(/`((?:spec|mocks|contracts|scripts|generated)\/[\w./-]*)`/g)];
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)];
  return [...inBackticks, ...links].flatMap((match) => match[1] ?? []);
}

test.each(['ARCHITECTURE.md', 'README.md'])('every file that %s names or links to exists', (document) => {
  const paths = namedPaths(readFileSync(join(root, document), 'utf8'));
  expect(paths).not.toEqual([]);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('every file that the README of a room names is there', () => {
  const rooms = globSync('{spec,mocks,contracts,scripts}/**/README.md', { cwd: root });
  const missing = rooms.flatMap((readme) => {
    const text = readFileSync(join(root, readme), 'utf8');
    const names = [...text.matchAll(/`([\w./-]+\/|[\w/-]+\.[a-z.]+)`/g)].flatMap((match) => match[1] ?? []);
    const places = (name: string) => [join(root, dirname(readme), name), join(root, name)];
    return names.filter((name) => !places(name).some(existsSync)).map((name) => `${readme}: ${name}`);
  });
  expect(rooms.length).toBeGreaterThan(40);
  expect(missing).toEqual([]);
});

test('README.md links to ARCHITECTURE.md', () => {
  expect(namedPaths(readFileSync(join(root, 'README.md'), 'utf8'))).toContain('ARCHITECTURE.md');
});
