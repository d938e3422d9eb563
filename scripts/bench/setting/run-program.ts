import { execFile } from 'node:child_process';
import { execPath } from 'node:process';
import { promisify } from 'node:util';

/**
 * Runs a program of Node to its end, and gives how long it took in milliseconds, its start included.
 * @throws Error with what it has printed, where it fails
 */
export async function timeProgram(args: readonly string[], cwd: string): Promise<number> {
  const start = performance.now();
  await promisify(execFile)(execPath, args, { cwd, maxBuffer: 2 ** 28 }).catch(
    (error: { readonly message: string; readonly stdout: string; readonly stderr: string }) => {
      throw new Error(`${(error.stderr || error.stdout || error.message).trim()}`);
    },
  );
  return performance.now() - start;
}
