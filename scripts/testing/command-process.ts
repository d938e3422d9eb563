import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A command that runs in a process group of its own, for tests; it is ended when it goes out of scope (`await using`). */
export interface CommandProcess extends AsyncDisposable {
  /** Resolves with the first match in what the process has printed; rejects if it ends before there is one. */
  readonly printed: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** The same for what it has printed on its error stream. */
  readonly failed: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Sends a signal as a terminal does: to the process and to all that it has started. */
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Sends a signal to the process alone. */
  readonly signalOne: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
}

/** Starts a program, in this process's environment unless another is given. */
export function startProcess(
  file: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): CommandProcess {
  const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  const ended = once(child, 'close').then(([code]: readonly (number | null)[]) => ({ code: code ?? null, ...said }));
  return {
    ended,
    signalOne: (signal) => void child.kill(signal),
    signal: (signal) => signalGroup(child, signal),
    printed: (pattern) => untilPrinted(child, 'out', said, pattern),
    failed: (pattern) => untilPrinted(child, 'err', said, pattern),
    [Symbol.asyncDispose]: async () => {
      signalGroup(child, 'SIGKILL');
      await ended;
    },
  };
}

function untilPrinted(
  child: ChildProcess,
  stream: 'out' | 'err',
  said: { readonly out: string; readonly err: string },
  pattern: RegExp,
) {
  const { promise, resolve, reject } = Promise.withResolvers<RegExpExecArray>();
  const look = () => {
    const match = pattern.exec(said[stream]);
    if (match) resolve(match);
  };
  (stream === 'out' ? child.stdout : child.stderr)?.on('data', look);
  child.once('close', () => reject(new Error(`ended without ${pattern}: ${said.out}${said.err}`)));
  look();
  return promise;
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch (error) {
    // The group has ended by itself.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
