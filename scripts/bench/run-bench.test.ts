import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { createEmptyProject } from '../testing/test-project.ts';
import { runBench } from './run-bench.ts';

const folder = join(import.meta.dirname, '../..');

/** What a quick run prints. */
async function bench(...args: readonly string[]): Promise<string> {
  const printed: string[] = [];
  const context = { folder, out: (text: string) => void printed.push(text), err: () => undefined };
  await runBench(['--quick', ...args], context);
  return printed.join('');
}

test('requests in process are compared, and what is wanted is printed beside what was measured', async () => {
  const printed = await bench('request');
  expect(printed).toMatch(/^## A request in process$/m);
  expect(printed).toMatch(/^\| Facsimile on MSW 3 +\| +\| +[\d,.]+ \| +[\d.]+ \|$/m);
  expect(printed).toMatch(/^\| Facsimile on MSW 2 +\| +\| +[\d,.]+ \| +[\d.]+ \|$/m);
  expect(printed).toMatch(/^\| prism-http +\| [\d.]+ +\| +[\d,.]+ \| +[\d.]+ \|$/m);
  expect(printed).toMatch(
    /^- wanted: Facsimile on MSW 3 at most 1\.25 times bare MSW 3 handler; measured: [\d.]+, (reached|missed)$/m,
  );
});

test('a folder of pages is compiled beside the Markdown parser', async () => {
  const printed = await bench('compile', 'spec/pages');
  expect(printed).toMatch(/^\| markdown-it alone, 1 page +\| +\| +[\d.]+ \| +1\.00 \|$/m);
  expect(printed).toMatch(/^- peak memory \d+ MiB/m);
});

test('verifiers are compared', async () => {
  expect(await bench('verify')).toMatch(/^\| Verifier of pact-js +\| [\d.]+ +\| +[\d.]+ \| +[\d,]+ \| +1\.00 \|$/m);
});

test('all results go to reports in a folder', async () => {
  await using project = await createEmptyProject();
  await bench('compile', 'bundle', '-o', relative(folder, project.folder));
  const { machine, results } = JSON.parse(await project.read('results.json'));
  expect(machine.node).toBe(process.version);
  expect(results.map(({ name }: { readonly name: string }) => name)).toEqual(['compile', 'bundle']);
  expect(await project.read('results.md')).toMatch(/\(results\.svg\)\n\n## Compiling pages\n/);
  expect(await project.read('results.svg')).toContain('>Compiling pages</text>');
});

test('what is no benchmark is wrong use', async () => {
  await expect(bench('client')).rejects.toThrow('client is no benchmark: name some of compile, generate,');
});
