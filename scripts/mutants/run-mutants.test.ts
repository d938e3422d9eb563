import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WrongUse } from '../cli/errors.ts';
import { readMutants } from '../report/runs.ts';
import { findMutationReportErrors } from '../testing/mutation-schema.fixture.ts';
import { runMutants } from './run-mutants.ts';

interface MutantInFile {
  readonly id: string;
  readonly status: string;
  readonly killedBy?: readonly string[];
  readonly location: { readonly start: { readonly line: number } };
}

/** What the command prints, given names of versions. */
async function measure(...names: readonly string[]): Promise<string> {
  let text = '';
  const out = (part: string) => {
    text += part;
  };
  await runMutants(names, { folder: join(import.meta.dirname, '../..'), out, err: out });
  return text;
}

test('a version that is named is listed with all that the contract finds in it', async () => {
  const text = await measure('reference', 'created-without-id');
  expect(text).toMatch(/^reference: the reference provider as it is; 0 interactions fail$/m);
  const [, count] = /^created-without-id: the created entity lacks id; (\d+) interactions fail$/m.exec(text) ?? [];
  expect(Number(count)).toBeGreaterThan(1);
  expect(text.match(/^ {2}/gm)).toHaveLength(Number(count));
});

test('a report says at which line of the page each fault is, and which interactions find it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'facsimile-'));
  const file = join(folder, 'mutants.json');
  await measure('reference', 'created-number-for-Type', 'accepts-no-Status', 'refuses-id', '--report', file);
  const report = JSON.parse(await readFile(file, 'utf8'));
  await rm(folder, { recursive: true });
  expect(findMutationReportErrors(report)).toEqual([]);
  const [contract] = Object.values<{ readonly tests: readonly { id: string; name: string }[] }>(report.testFiles);
  const nameOf = (id: string) => contract?.tests.find((test) => test.id === id)?.name;
  const { source, mutants } = report.files['spec/pages/add-commands.md'];
  const described = mutants.map(({ id, status, killedBy, location }: MutantInFile) => ({
    id,
    status,
    line: source.split('\n')[location.start.line - 1],
    finder: nameOf(killedBy?.[0] ?? ''),
  }));
  const about = 'a request to add commands (POST /devices/{deviceId}/commands)';
  expect(described).toEqual([
    {
      id: 'created-number-for-Type',
      status: 'Killed',
      line: '|Type|String||',
      finder: `${about} is answered with 201 created`,
    },
    {
      id: 'accepts-no-Status',
      status: 'Killed',
      line: '|Status|String||',
      finder: `${about} without Status is refused with 400 invalidRequest`,
    },
    { id: 'refuses-id', status: 'Ignored', line: 'POST /devices/{devicesId}/commands/$ref', finder: undefined },
  ]);
  expect(readMutants(JSON.stringify(report))).toMatchObject({ run: { mutants: [{ line: 48 }, { line: 47 }, {}] } });
});

test.each([
  ['a report without a file', ['--report='], '--report needs the name of a file'],
  ['an option that it does not have', ['--no-such'], "Unknown option '--no-such'"],
])('%s is wrong use', async (_, args, message) => {
  const failure = await measure('reference', ...args).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(WrongUse);
  expect((failure as WrongUse).message).toContain(message);
});

test('a name that no version has is wrong use', async () => {
  await expect(measure('no-such')).rejects.toThrow(new WrongUse('there is no version `no-such`'));
});
