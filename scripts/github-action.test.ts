import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { testPage } from '../spec/test-page.fixture.ts';
import { startProcess } from './testing/command-process.ts';
import { commitFiles } from './testing/commit-files.ts';
import { createEmptyProject, type TestProject } from './testing/test-project.ts';

const root = join(import.meta.dirname, '..');

interface Step {
  readonly id?: string;
  readonly run: string;
  readonly shell: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as Action;

/** A value of a workflow with its expressions replaced by what they stand for. */
function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{\{ ([\w.-]+) \}\}/g, (_, name: string) => values[name] ?? `unknown ${name}`);
}

/** Runs the step that checks as GitHub's runner does: in the repository, by the shell that it names. */
async function runCheck({ folder, read, write }: TestProject, inputs: Readonly<Record<string, string>> = {}) {
  const step = action.runs.steps.find(({ id }) => id === 'check');
  const defaults = Object.entries(action.inputs).map(([name, input]) => [name, input.default] as const);
  const given = Object.fromEntries(
    [...defaults, ...Object.entries(inputs)].map(([name, value]) => [`inputs.${name}`, value]),
  );
  const env = Object.entries(step?.env ?? {}).map(([name, text]) => [name, fillIn(text, given)] as const);
  await write('.runner/output', '');
  await using process_ = startProcess('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step?.run ?? ''], {
    cwd: folder,
    env: {
      ...process.env,
      ...Object.fromEntries(env),
      GITHUB_ACTION_PATH: root,
      GITHUB_OUTPUT: join(folder, '.runner/output'),
      RUNNER_TEMP: join(folder, '.runner'),
    },
  });
  const { code, out, err } = await process_.ended;
  const set = (await read('.runner/output')).trim().split('\n');
  const written = Object.fromEntries(
    set.map((line) => line.split('=')).map(([name, ...value]) => [`steps.check.outputs.${name}`, value.join('=')]),
  );
  const outputs = Object.fromEntries(
    Object.entries(action.outputs).map(([name, { value }]) => [name, fillIn(value, written)]),
  );
  return { code, out, err, outputs, annotations: out.split('\n').filter((line) => line.startsWith('::')) };
}

/** A permission that was never filled in, which is a finding. */
const worse = { permissions: '|Permission type|Permissions|\n|:---|:---|\n|Application|**TODO: Permission name**|' };

describe('action.yml', () => {
  test('has the keys of a composite action, each input a default, and each of both a description', () => {
    expect(Object.keys(action)).toEqual(['name', 'description', 'author', 'branding', 'inputs', 'outputs', 'runs']);
    expect(action.runs.using).toBe('composite');
    expect(Object.values(action.inputs).filter((input) => !input.description || input.default === undefined)).toEqual(
      [],
    );
    expect(Object.values(action.outputs).filter((output) => !output.description || !output.value)).toEqual([]);
  });

  test('gives no shell a text from outside', () => {
    expect(action.runs.steps.map(({ shell }) => shell)).toEqual(['bash', 'bash']);
    expect(action.runs.steps.filter(({ run }) => run.includes('${{'))).toEqual([]);
  });

  test('gives every input to the step', () => {
    const used = Object.values(action.runs.steps[1]?.env ?? {});
    expect(used.toSorted()).toEqual(
      Object.keys(action.inputs)
        .map((name) => `\${{ inputs.${name} }}`)
        .toSorted(),
    );
  });
});

describe('a repository of documentation', () => {
  let repository: TestProject;

  beforeEach(async () => {
    repository = await createEmptyProject();
    await repository.write('README.md', '# Notes\n\nThe documentation of notes.\n');
    await repository.write('docs/create-note.md', testPage());
    await repository.write('docs/known.md', testPage({ ...worse, requestBlock: '``` http\nPOST /known\n```' }));
    expect(await repository.run('check', '.', '--baseline', 'baseline.json', '--update-baseline')).toMatchObject({
      code: 0,
    });
    commitFiles(repository.folder, 'Begin');
    return () => repository[Symbol.asyncDispose]();
  });

  test('passes where a pull request makes nothing worse', async () => {
    const { code, outputs, annotations } = await runCheck(repository, { baseline: 'baseline.json' });
    expect({ code, annotations }).toEqual({ code: 0, annotations: [] });
    expect(outputs).toMatchObject({ errors: '0', warnings: '0', infos: '0', sarif: '' });
    expect(Number(outputs.known)).toBeGreaterThan(0);
  });

  test('fails where a pull request makes a page worse, and annotates its line only', async () => {
    const text = testPage(worse);
    await repository.write('docs/create-note.md', text);
    commitFiles(repository.folder, 'Change');
    const { code, outputs, annotations } = await runCheck(repository, { baseline: 'baseline.json' });
    const line = text.split('\n').findIndex((row) => row.includes('TODO')) + 1;
    expect(annotations).toEqual([
      expect.stringMatching(
        new RegExp(
          `^::warning file=docs/create-note.md,line=${line},col=\\d+,endColumn=\\d+,title=permission-placeholder::`,
        ),
      ),
    ]);
    expect([code, outputs.warnings]).toEqual([1, '1']);
  });

  test('is annotated without a failure where only worse findings fail, or none', async () => {
    await repository.write('docs/create-note.md', testPage(worse));
    for (const threshold of ['error', 'never']) {
      const { code, annotations } = await runCheck(repository, { baseline: 'baseline.json', 'fail-on': threshold });
      expect([code, annotations.length]).toEqual([0, 1]);
    }
  });

  test('has all its findings annotated without a baseline', async () => {
    const { code, annotations } = await runCheck(repository, { paths: 'docs/known.md\n\ndocs/create-note.md\n' });
    expect(code).toBe(1);
    expect(annotations.some((line) => line.includes('docs/known.md'))).toBe(true);
  });

  test('may have any names: they are paths and data, and no commands', async () => {
    const name = 'docs/50 %, $(touch pwned); a:b.md';
    await repository.write(name, testPage({ ...worse, requestBlock: '``` http\nPOST /odd\n```' }));
    for (const inputs of [{ baseline: 'baseline.json' }, { paths: name }]) {
      const { code, annotations } = await runCheck(repository, inputs);
      expect(code).toBe(1);
      expect(annotations.find((line) => line.includes('permission-placeholder'))).toMatch(
        /^::warning file=docs\/50 %25%2C \$\(touch pwned\); a%3Ab\.md,line=\d+,/,
      );
    }
    expect(Object.keys(await repository.files())).not.toContain('pwned');
  });

  test('gets a SARIF file in place of annotations', async () => {
    await repository.write('docs/create-note.md', testPage(worse));
    const { code, outputs, annotations } = await runCheck(repository, { baseline: 'baseline.json', format: 'sarif' });
    expect([code, annotations, outputs.sarif]).toEqual([1, [], join(repository.folder, '.runner/facsimile.sarif')]);
    const { runs } = JSON.parse(await repository.read('.runner/facsimile.sarif')) as {
      runs: readonly { results: readonly { ruleId: string; baselineState: string }[] }[];
    };
    const fresh = runs[0]?.results.filter(({ baselineState }) => baselineState === 'new');
    expect(fresh?.map(({ ruleId }) => ruleId)).toEqual(['permission-placeholder']);
  });

  test.each([
    ['fail-on', 'all', /the input `fail-on` is one of error, warning, info, never, and not `all`/],
    ['format', 'text', /the input `format` is one of github, sarif, and not `text`/],
    ['paths', '\n', /the input `paths` names no file or folder/],
    ['paths', 'nowhere', /nowhere: /],
    ['baseline', 'none.json', /none\.json: /],
    ['page-format', 'wiki', /wiki/],
  ])('is told what is wrong with the input %s: %j', async (name, value, message) => {
    const { code, err, annotations } = await runCheck(repository, { [name]: value });
    expect(code).not.toBe(0);
    expect(annotations).toEqual([]);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/^ +at /m);
  });
});
