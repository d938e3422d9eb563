import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Pact } from '../pact/pact.ts';
import { startReferenceProvider } from '../reference/provider.ts';

const contract: Pact = JSON.parse(readFileSync('generated/pacts/documentation-graph.microsoft.com.json', 'utf8'));
const runner = join(import.meta.dirname, 'pact-js.fixture.ts');
let folder: string;
let file: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'facsimile-'));
  file = join(folder, 'contract.json');
  writeFileSync(file, JSON.stringify(contract));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What pact-js prints of a provider, and the exit code. */
async function verify(fault?: 'accepts-no-token') {
  const provider = await startReferenceProvider(fault === undefined ? {} : { fault });
  try {
    return await new Promise<{ code: number; output: string }>((resolve) => {
      const args = [runner, provider.url, provider.statesUrl, file];
      execFile(process.execPath, args, { maxBuffer: 1e8 }, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : 1, output: stdout + stderr });
      });
    });
  } finally {
    await provider.close();
  }
}

describe('the contract in the hands of pact-js alone', () => {
  test('is kept by a right provider', async () => {
    expect(await verify()).toMatchObject({ code: 0 });
  }, 120_000);

  test('is broken by a provider that asks for no token, and the interaction is named', async () => {
    const { code, output } = await verify('accepts-no-token');
    expect(code).toBe(1);
    expect(output).toContain(
      'a request to add commands (POST /devices/{deviceId}/commands) without a token is refused',
    );
  }, 120_000);
});
