import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import { afterEach, expect, test, vi } from 'vitest';
import type { ProviderVisit } from '../http/types.ts';
import { createVerifierProcess } from './pact-process.ts';

const contract = JSON.stringify({
  consumer: { name: 'web' },
  provider: { name: 'users' },
  interactions: [
    {
      type: 'Synchronous/HTTP',
      description: 'a request',
      request: { method: 'GET', path: '/users' },
      response: { status: 200 },
    },
  ],
  metadata: { pactSpecification: { version: '4.0' } },
});

const fork = vi.spyOn(childProcess, 'fork');
syncBuiltinESMExports();
const verifier = createVerifierProcess();
afterEach(() => verifier.stop());

/** Answers as the contract wants it, and ends the verifier before as many responses as requested. */
function visit(ends: number, end: () => void): ProviderVisit {
  let endsLeft = ends;
  return {
    send: async () => {
      endsLeft -= 1;
      if (endsLeft >= 0) end();
      return { status: 200, headers: [], body: new Uint8Array() };
    },
    changeState: async () => ({}),
  };
}

function killWorker(): void {
  const worker = fork.mock.results.at(-1)?.value as childProcess.ChildProcess;
  worker.kill('SIGKILL');
}

test("an interaction during which Pact's process ends is verified again, once", async () => {
  expect(await verifier.run(contract, visit(1, killWorker), 5000)).toEqual({
    report: expect.stringContaining('"result":true'),
  });
  expect(await verifier.run(contract, visit(2, killWorker), 5000)).toEqual({
    broken: "Pact's verifier ended without a result",
  });
});

test('a verifier that is stopped meanwhile is not started again', async () => {
  const before = fork.mock.calls.length;
  const reply = await verifier.run(
    contract,
    visit(1, () => void verifier.stop()),
    5000,
  );
  expect(reply).toEqual({ broken: "Pact's verifier ended without a result" });
  expect(fork.mock.calls.length).toBe(before + 1);
});
