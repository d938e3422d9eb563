import { expect, test } from 'vitest';
import { createEmptyProject } from '../../testing/test-project.ts';
import { peersFolder, requirePeer } from './peers.ts';

test('a package is found among the peers, else among those of the repository', async () => {
  await using project = await createEmptyProject();
  await project.write('node_modules/both/package.json', '{"version": "1.0.0"}');
  await project.write('node_modules/own/package.json', '{"version": "2.0.0"}');
  await project.write(`${peersFolder}/node_modules/both/package.json`, '{"version": "3.0.0", "main": "main.js"}');
  await project.write(`${peersFolder}/node_modules/both/main.js`, 'exports.greeting = 1;');
  expect(requirePeer(project.folder, 'own').version).toBe('2.0.0');
  const { version, load } = requirePeer(project.folder, 'both');
  expect(version).toBe('3.0.0');
  expect(await load()).toMatchObject({ greeting: 1 });
});

test('one that is missing says how it is installed', async () => {
  await using project = await createEmptyProject();
  expect(() => requirePeer(project.folder, 'orval')).toThrow('not installed: `npm run bench -- --install` does it');
});
