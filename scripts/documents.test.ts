import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { guides } from './testing/guides.ts';

const root = join(import.meta.dirname, '..');

/** The files and folders of the repository that a document names in backticks or links to. */
function namedPaths(text: string): readonly string[] {
  const inBackticks = [...text.matchAll(/`((?:spec|mocks|contracts|scripts|generated)\/[\w./-]*)`/g)];
  const links = [...text.matchAll(/\]\((?!https?:|#)(?:\.\.\/)?([^)#]+)/g)];
  return [...inBackticks, ...links].flatMap((match) => match[1] ?? []);
}

const documents = ['ARCHITECTURE.md', 'CONTRIBUTING.md', ...guides.map(({ path }) => path)];

test.each(documents)('every file that %s names or links to exists', (document) => {
  const paths = namedPaths(readFileSync(join(root, document), 'utf8'));
  expect(paths).not.toEqual([]);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('every file that the README of a room names is there', () => {
  const rooms = globSync('{spec,mocks,contracts,scripts}/**/README.md', { cwd: root, exclude: ['**/node_modules'] });
  const missing = rooms.flatMap((readme) => {
    const text = readFileSync(join(root, readme), 'utf8');
    const names = [...text.matchAll(/`([\w./-]+\/|[\w/-]+\.[a-z.]+)`/g)].flatMap((match) => match[1] ?? []);
    const places = (name: string) => [join(root, dirname(readme), name), join(root, name)];
    return names.filter((name) => !places(name).some(existsSync)).map((name) => `${readme}: ${name}`);
  });
  expect(rooms.length).toBeGreaterThan(40);
  expect(missing).toEqual([]);
});

test.each(documents)('every npm script that %s names is one of package.json', (document) => {
  const text = readFileSync(join(root, document), 'utf8');
  const names = [...text.matchAll(/npm (?:run )?([a-z-]+)/g)].flatMap((match) => match[1] ?? []);
  const known = [...Object.keys(packageJson.scripts), 'ci', 'install', 'scripts'];
  expect(names.filter((name) => !known.includes(name))).toEqual([]);
});

const linked = [...documents.filter((path) => path !== 'README.md'), 'scripts/commands.md'];

test.each(linked)('README.md links to %s', (document) => {
  expect(namedPaths(readFileSync(join(root, 'README.md'), 'utf8'))).toContain(document);
});

test('README.md fits on a screen', () => {
  expect(readFileSync(join(root, 'README.md'), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(60);
});

test('CONTRIBUTING.md has at most 120 lines', () => {
  expect(readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(120);
});
