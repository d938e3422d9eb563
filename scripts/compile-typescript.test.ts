import { expect, test } from 'vitest';
import { CommandFailure } from './command-failure.ts';
import { compileTypeScript } from './compile-typescript.ts';
import { createEmptyProject } from './test-project.ts';

const options = { target: 'ES2024', module: 'NodeNext', types: [], strict: true, noEmit: true };

async function createSources(text: string) {
  const project = await createEmptyProject();
  await project.write('tsconfig.json', JSON.stringify({ compilerOptions: options }));
  await project.write('package.json', '{ "type": "module" }');
  await project.write('src/a.ts', text);
  return project;
}

test('an entry is compiled with its declarations, at the place that it has in the repository', async () => {
  await using project = await createSources('export const a: number = 1;');
  await compileTypeScript(project.folder, ['src/a.ts'], `${project.folder}/out`);
  expect(await project.read('out/src/a.js')).toBe('export const a = 1;\n');
  expect(await project.read('out/src/a.d.ts')).toBe('export declare const a: number;\n');
});

test('what does not compile is said with its place', async () => {
  await using project = await createSources("export const a: number = 'one';");
  const failure = await compileTypeScript(project.folder, ['src/a.ts'], `${project.folder}/out`).catch(
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(CommandFailure);
  expect(failure).toMatchObject({
    message: 'the package does not compile',
    details: "src/a.ts(1,14): error TS2322: Type 'string' is not assignable to type 'number'.\n",
  });
});
