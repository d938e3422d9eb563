import { afterEach, describe, expect, test, vi } from 'vitest';
import { startReferenceProvider } from '../contracts/reference-provider.ts';
import { createTestProject } from './test-project.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

async function verify(provider: Parameters<typeof startReferenceProvider>[0], ...options: readonly string[]) {
  await using project = await createTestProject();
  await project.run('generate');
  const { url, statesUrl, close } = await startReferenceProvider(provider);
  try {
    const result = await project.run(
      'verify',
      '--provider-base-url',
      url,
      '--provider-states-url',
      statesUrl,
      ...options,
    );
    return { ...result, lines: result.out.trimEnd().split('\n') };
  } finally {
    await close();
  }
}

describe('verify', () => {
  test('prints one line for each interaction that passes, and the count', async () => {
    const { code, lines, err } = await verify({});
    const count = lines.length - 1;
    expect({ code, err, last: lines.at(-1) }).toEqual({
      code: 0,
      err: '',
      last: `${count} interactions: ${count} passed, 0 failed, 0 skipped`,
    });
    expect(lines.slice(0, -1).filter((line) => !/^passed {2}\S/.test(line))).toEqual([]);
    expect(count).toBeGreaterThanOrEqual(20);
  });

  test('names the interactions that fail, and exits with 1', async () => {
    const { code, lines, err } = await verify({ fault: 'accepts-no-token' });
    expect(code).toBe(1);
    expect(lines.filter((line) => line.startsWith('FAILED')).length).toBeGreaterThanOrEqual(4);
    expect(lines.find((line) => line.startsWith('FAILED'))).toMatch(/without a token/);
    expect(err).toMatch(/^facsimile: \d+ interactions: \d+ passed, \d+ failed, 0 skipped\n$/);
  });

  test('never prints the token that it sends', async () => {
    vi.stubEnv('PROVIDER_TOKEN', 'very-secret');
    const { code, out, err } = await verify({ fault: 'accepts-no-token' }, '--token-env', 'PROVIDER_TOKEN');
    expect({ code, leaks: `${out}${err}`.includes('very-secret') }).toEqual({ code: 1, leaks: false });
  });

  test('says so when the environment variable of the token is not set', async () => {
    const { code, err } = await verify({}, '--token-env', 'NO_SUCH_TOKEN');
    expect({ code, err }).toEqual({
      code: 2,
      err: 'facsimile: the environment variable NO_SUCH_TOKEN of --token-env is empty or not set\n',
    });
  });
});
