import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { startVitest } from 'vitest/node';
import type { Violation } from '../engine/violation.ts';
import { failOnViolations, type TestHooks } from './fail-on-violations.ts';

const folder = mkdtempSync(join(import.meta.dirname, '../../node_modules/.facsimile-violations-'));
afterAll(() => rmSync(folder, { recursive: true }));

const violation: Violation = { check: 'schema', status: 400, message: 'title is required (book.md:3)' };
const call = { method: 'POST', target: '/books?access_token=secret' };

/** Hooks whose `afterEach` a test runs by itself. */
function manualHooks(): TestHooks & { readonly endTest: () => void } {
  let check: (...context: readonly unknown[]) => void = () => {};
  return {
    afterEach: (given) => {
      check = given;
    },
    endTest: () => check(),
  };
}

describe('a collector of violations', () => {
  test('lets a test fail with each call, its property, the expectation and the line, and no query', () => {
    const hooks = manualHooks();
    const collect = failOnViolations(hooks);
    collect(violation, call);
    collect({ ...violation, message: 'no documented path matches /bok' }, { method: 'GET', target: '/bok' });
    expect(hooks.endTest).toThrow(
      new Error(
        'this test sent what the documentation does not allow:' +
          '\n  POST /books: title is required (book.md:3)\n  GET /bok: no documented path matches /bok',
      ),
    );
  });

  test('forgets after each test', () => {
    const hooks = manualHooks();
    failOnViolations(hooks)(violation, call);
    expect(hooks.endTest).toThrow();
    expect(hooks.endTest).not.toThrow();
  });

  test('lets a test pass that takes its violations', () => {
    const hooks = manualHooks();
    const collect = failOnViolations(hooks);
    collect(violation, call);
    expect(collect.take()).toEqual([violation]);
    expect(hooks.endTest).not.toThrow();
  });

  test('asks for the hook where there is no global one', () => {
    expect(() => failOnViolations()).toThrow(
      'there is no afterEach: pass the one of the test runner, failOnViolations({ afterEach })',
    );
  });
});

/** A test file: what it imports of its runner, which may be nothing, and the hooks that it passes. */
const suite = (imports: string, hooks: string) => `
import assert from 'node:assert/strict';
import { setupServer } from 'msw/node';
${imports}
import { createHandlers } from '${join(import.meta.dirname, '../../generated/handlers.ts')}';
import { failOnViolations } from '${join(import.meta.dirname, 'fail-on-violations.ts')}';

// As Testing Library's cleanup: a hook that is there before.
let mounted = 0;
afterEach(() => { mounted = 0; });
const violations = failOnViolations(${hooks});
afterEach(() => { server.resetHandlers(); });
const server = setupServer(...createHandlers({ onViolation: violations }));
beforeAll(() => server.listen());
afterAll(() => server.close());

const command = {
  Status: '', Type: '', AppServiceName: '', PackageFamilyName: '', Error: '', Payload: {}, PermissionTicket: '', PostBackUri: '',
};
const post = (body) => fetch('https://graph.microsoft.com/v1.0/me/devices/1/commands', {
  method: 'POST',
  headers: { Authorization: 'Bearer secret-token', 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

test('posts status for Status', async () => {
  mounted++;
  const { Status, ...others } = command;
  await post({ ...others, status: Status });
});
test('posts a good command', async () => {
  assert.equal(++mounted, 1);
  assert.equal((await post(command)).status, 201);
});
test('expects an error response', async () => {
  assert.equal((await post({})).status, 400);
  assert.equal(violations.take().length, 1);
});
`;

const reason =
  'this test sent what the documentation does not allow:\n' +
  '  POST /v1.0/me/devices/1/commands: Status is required (spec/pages/add-commands.md:47);' +
  ' the body has status: names are sensitive to case';

test.each([
  ['hooks that are passed', "import { afterAll, afterEach, beforeAll, test } from 'vitest';", '{ afterEach }'],
  ['global hooks', '', ''],
])('with %s, the guilty test of Vitest fails, and says why; all hooks run, and the others pass', async (...args) => {
  const [, imports, hooks] = args;
  writeFileSync(join(folder, 'commands.test.js'), suite(imports, hooks));
  const { exitCode } = process;
  const vitest = await startVitest('test', [], {
    root: folder,
    config: false,
    watch: false,
    globals: hooks === '',
    reporters: [{}],
  });
  await vitest.close();
  // Vitest has set it for the test that fails.
  process.exitCode = exitCode;
  const results = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
  const outcomes = results.map((result) => [result.name, result.result().errors?.map(({ message }) => message) ?? []]);
  expect(outcomes).toEqual([
    ['posts status for Status', [reason]],
    ['posts a good command', []],
    ['expects an error response', []],
  ]);
});

test('the guilty test of node:test fails, and says why; all hooks run, and the others pass', () => {
  const imports = "import { after as afterAll, afterEach, before as beforeAll, test } from 'node:test';";
  const path = join(folder, 'commands.node.js');
  writeFileSync(path, suite(imports, '{ afterEach }'));
  // Inside a run of its own, node:test prints for that run.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { stdout } = spawnSync(process.execPath, ['--test-reporter=tap', path], { encoding: 'utf8', env });
  expect(stdout.match(/^(not )?ok .*/gm)).toEqual([
    'not ok 1 - posts status for Status',
    'ok 2 - posts a good command',
    'ok 3 - expects an error response',
  ]);
  for (const line of reason.split('\n')) expect(stdout).toContain(line);
});
