import type { CommandContext } from './context.ts';

/** What shells give for a command that Ctrl+C ends: 128, and the number of SIGINT. */
const interrupted = 130;

/** Ends this process on Ctrl+C with one line and the exit code 130; a command that listens for it itself ends as it likes. */
export function exitOnInterrupt(context: CommandContext): void {
  process.on('SIGINT', () => {
    if (process.listenerCount('SIGINT') > 1) return;
    // A bar may be drawn in the line.
    context.draw?.('\r\u001B[K');
    context.err('facsimile: stopped\n');
    process.exit(interrupted);
  });
}
