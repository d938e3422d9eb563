import { execFile } from 'node:child_process';
import { delimiter, dirname } from 'node:path';

/** What a program printed, and whether it succeeded. */
export interface Run {
  readonly passed: boolean;
  readonly output: string;
  readonly seconds: number;
}

/** Runs a program in a folder with this Node and npm, and with nothing that npm has set for this process. */
export function runIn(cwd: string, file: string, args: readonly string[]): Promise<Run> {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_(?!config_)|VITEST|NODE_ENV|INIT_CWD)/.test(name),
  );
  const env = {
    ...Object.fromEntries(kept),
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
    NO_COLOR: '1',
    // Storybook would report its use.
    STORYBOOK_DISABLE_TELEMETRY: '1',
  };
  const started = performance.now();
  return new Promise((resolve) => {
    execFile(file, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const seconds = (performance.now() - started) / 1000;
      resolve({ passed: error === null, output: `${stdout}${stderr}`, seconds });
    });
  });
}

export function npm(folder: string, ...args: readonly string[]): Promise<Run> {
  return runIn(folder, 'npm', args);
}
