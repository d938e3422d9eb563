import { cp, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { createEmptyProject, type TestProject } from './test-project.ts';

const root = join(import.meta.dirname, '..');

const cloned = [
  '.npmrc',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'contracts',
  'generated',
  'mocks',
  'package.json',
  'scripts',
  'spec',
  'tsconfig.json',
];

/** A copy of this repository in a temporary folder, for tests that run its npm scripts; its packages are those of here. */
export async function cloneRepository(): Promise<TestProject> {
  const project = await createEmptyProject();
  for (const path of cloned) await cp(join(root, path), join(project.folder, path), { recursive: true });
  await symlink(join(root, 'node_modules'), join(project.folder, 'node_modules'), 'junction');
  return project;
}
