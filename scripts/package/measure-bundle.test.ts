import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEmptyProject } from '../testing/test-project.ts';
import { bundleLimit, measureBundle, reportBundleCost } from './measure-bundle.ts';

const root = join(import.meta.dirname, '../..');

async function report(folder: string, path: string) {
  const said = { out: '', err: '' };
  const code = await reportBundleCost(path, {
    folder,
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
  });
  return { code, ...said };
}

test('handlers, validators and runtime cost a page at most 8 kB', async () => {
  const { code, out, err } = await report(root, 'generated/handlers.ts');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const [handlers = 0, all = 0] = [...out.matchAll(/, gzipped (\d+)/g)].map((match) => Number(match[1]));
  expect(handlers).toBeGreaterThan(1000);
  expect(handlers).toBeLessThan(all);
});

test('more than that is a failure, with the bytes that are too many', async () => {
  await using project = await createEmptyProject();
  const noise = randomBytes(bundleLimit).toString('hex');
  await project.write('handlers.ts', `export const handlers: string = '${noise}';`);
  const { code, err } = await report(project.folder, 'handlers.ts');
  expect(code).toBe(1);
  expect(err).toMatch(/^bundle-cost: \d+ bytes too many: see what handlers.ts imports\n$/);
});

test('the handlers hold no eval and no Function, import msw alone, and what they know is in the bundle', async () => {
  const { code } = await measureBundle(join(root, 'generated/handlers.ts'));
  expect(code.match(/\b(?:eval|Function)\b/g)).toBeNull();
  expect([...code.matchAll(/\bfrom\s*["']([^"']+)["']/g)].map((match) => match[1])).toEqual(['msw']);
  expect(code).toContain('PackageFamilyName');
});
