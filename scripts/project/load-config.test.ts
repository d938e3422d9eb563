import { expect, test } from 'vitest';
import { createEmptyProject, createTestProject, type TestProject } from '../testing/test-project.ts';

const configOf = (options: string) =>
  `import { defineConfig } from 'facsimile';\n\nexport default defineConfig({\n${options}\n});\n`;

/** What `facsimile generate` says of a project with a configuration. */
async function generateWith(config: string, name = 'facsimile.config.ts') {
  await using project = await createTestProject();
  await project.write(name, config);
  return { ...(await project.run('generate')), paths: Object.keys(await project.files()) };
}

async function usualPages(project: TestProject): Promise<void> {
  await project.write('docs/page.md', await project.read('spec/pages/add-commands.md'));
}

test('names where the outputs go, and which there are', async () => {
  const options = [
    "  output: { folder: 'api', types: 'src/api-types.ts', contracts: false, diagnostics: false,",
    '    responseValidators: false },',
  ];
  const { code, err, paths } = await generateWith(configOf(options.join('\n')));
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(paths.filter((path) => !path.startsWith('spec/')).toSorted()).toEqual([
    'api/factories.ts',
    'api/handlers.ts',
    'api/openapi.yaml',
    'api/outputs.json',
    'api/validators.ts',
    'facsimile.config.ts',
    'src/api-types.ts',
  ]);
});

test('handlers import types and validators from where they are', async () => {
  await using project = await createTestProject();
  await project.write(
    'facsimile.config.ts',
    configOf("  output: { types: 'src/types.ts', handlers: 'mocks/handlers.ts' },"),
  );
  await project.run('generate');
  const handlers = await project.read('mocks/handlers.ts');
  expect(handlers).toContain("from '../src/types.ts'");
  expect(handlers).toContain("from '../generated/validators.ts'");
});

test.each(['docs/page.md', 'docs', 'docs/**/*.md', '**/*.md', './docs/'])('reads the pages of %s', async (pages) => {
  await using project = await createEmptyProject();
  await using vendor = await createTestProject();
  await usualPages(vendor);
  await project.write('docs/page.md', await vendor.read('docs/page.md'));
  await project.write('facsimile.config.mjs', `export default { pages: ${JSON.stringify(pages)} };`);
  const { code, out } = await project.run('generate');
  expect([code, out.split('\n')[0]]).toEqual([0, expect.stringMatching(/^4 operations; 0 errors/)]);
});

test.each([
  ["  page: 'spec/pages',", 'facsimile.config.ts:4: page is no option; did you mean pages?'],
  [
    '  style: 1,',
    'facsimile.config.ts:4: style is no option; the options are pages, format, document, overlays, output, package',
  ],
  [
    "  output: {\n    types: 'a.ts',\n    validtors: false,\n  },",
    'facsimile.config.ts:6: output.validtors is no option; did you mean validators?',
  ],
  [
    '  pages: 1n,',
    'facsimile.config.ts:4: pages is a path, a folder or a glob, or a list of them, not what JSON cannot hold',
  ],
  ['  pages: [],', 'facsimile.config.ts:4: pages is a path, a folder or a glob, or a list of them, not []'],
  ['  output: { types: true },', 'facsimile.config.ts:4: output.types is a path or false, not true'],
  [
    "  package: { name: 'My API', version: '1.0.0' },",
    'facsimile.config.ts:4: package.name is a name of an npm package, such as my-api or @team/my-api, not "My API"',
  ],
  ["  package: { name: 'my-api' },", 'facsimile.config.ts: package.version is missing'],
  [
    "  pages: 'spec/pages', document: 'api.yaml',",
    'facsimile.config.ts: names both `pages` and a `document`: the API is described in one of them',
  ],
  [
    "  output: { types: 'api.ts', handlers: './api.ts' },",
    'facsimile.config.ts: output.types and output.handlers are both written to api.ts',
  ],
  [
    "  output: { types: 'Api.ts', handlers: 'api.ts' },",
    'facsimile.config.ts: output.types and output.handlers are both written to api.ts',
  ],
  [
    "  output: { diagnostics: 'generated/openapi', document: 'generated/openapi.json' },",
    'generated/openapi.json: two outputs are written to it: give one of them another path; nothing was changed',
  ],
  [
    "  output: { types: '../api.ts' },",
    'facsimile.config.ts: output.types leads out of the folder of the project: ../api.ts',
  ],
  [
    "  document: 'api.yaml', output: { types: 'api.yaml' },",
    'facsimile.config.ts: output.types is the document itself: api.yaml',
  ],
  [
    '  output: { types: false },',
    'facsimile.config.ts: output.handlers needs output.types and output.validators, which it imports',
  ],
  [
    "  output: { responseValidators: false, schemas: 'schemas.ts' },",
    'facsimile.config.ts: output.schemas needs output.types, output.validators and output.responseValidators, which it imports',
  ],
  [
    "  output: { handlers: false, types: false, factories: 'factories.ts' },",
    'facsimile.config.ts: output.factories needs output.types, which it imports',
  ],
])('%s is refused with its place, and nothing is written', async (options, message) => {
  const { code, out, err, paths } = await generateWith(configOf(options));
  expect({ code, out, err }).toEqual({ code: 1, out: '', err: `facsimile: ${message}\n` });
  expect(paths.filter((path) => path.startsWith('generated/'))).toEqual([]);
});

test.each([
  ["throw new Error('no such thing');", 'facsimile.config.ts:1: cannot be loaded: it throws Error: no such thing'],
  ['\n\nconst a: number = ;', 'facsimile.config.ts:3: cannot be loaded: Expression expected'],
  [
    'export default Promise.reject(new Error());',
    'facsimile.config.ts: exports a promise: export the configuration itself',
  ],
  ["import 'no-such-package';", "facsimile.config.ts: cannot be loaded: Cannot find package 'no-such-package'"],
  [
    'await Promise.resolve(1);\nexport default {};',
    'facsimile.config.ts: cannot be loaded: it waits (`await`) outside of a function, which is not supported',
  ],
  [
    'export const config = {};',
    'facsimile.config.ts: exports no configuration: write `export default defineConfig({ … })`',
  ],
  ['export default 7;', 'facsimile.config.ts: what it exports is an object, not 7'],
])('a file that says %j is refused', async (text, message) => {
  const { code, err, paths } = await generateWith(text);
  expect({ code, err }).toEqual({ code: 1, err: `facsimile: ${message}\n` });
  expect(paths.filter((path) => path.startsWith('generated/'))).toEqual([]);
});

test('several problems are a line each', async () => {
  const { err } = await generateWith(configOf("  page: 'a',\n  overlay: 'b',"));
  expect(err).toBe(
    [
      'facsimile.config.ts:4: page is no option; did you mean pages?',
      'facsimile.config.ts:5: overlay is no option; did you mean overlays?',
      'facsimile: facsimile.config.ts: 2 options do not fit',
      '',
    ].join('\n'),
  );
});

test('another file is named with --config', async () => {
  await using project = await createTestProject();
  await project.write('other.config.js', "module.exports = { output: { folder: 'other' } };");
  expect((await project.run('generate', '--config', 'other.config.js')).code).toBe(0);
  expect(Object.keys(await project.files())).toContain('other/handlers.ts');
  expect(await project.run('generate', '--config', 'none.ts')).toMatchObject({
    code: 1,
    err: 'facsimile: none.ts: cannot be read: no such file or directory\n',
  });
});

test('what a configuration imports is named where it throws', async () => {
  await using project = await createEmptyProject();
  await project.write('facsimile.config.mts', "import './my settings/ü.mts';\nexport default {};");
  await project.write('my settings/ü.mts', "\nthrow new TypeError('no settings');");
  expect(await project.run('generate')).toEqual({
    code: 1,
    out: '',
    err: 'facsimile: my settings/ü.mts:2: cannot be loaded: it throws TypeError: no settings\n',
  });
});
