import { execFile } from 'node:child_process';
import { projectEnvironment } from '../testing/project-environment.ts';

/** What a program printed, and whether it succeeded. */
export interface Run {
  readonly passed: boolean;
  readonly output: string;
  readonly seconds: number;
}

/** Runs a program in a folder with this Node and npm, and with nothing that npm has set for this process. */
export function runIn(cwd: string, file: string, args: readonly string[]): Promise<Run> {
  // Storybook would report its use.
  const env = { ...projectEnvironment(), STORYBOOK_DISABLE_TELEMETRY: '1' };
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
