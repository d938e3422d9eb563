import { createProcessContext } from './create-context.ts';
import { reportError } from './report-error.ts';
import { runCommandLine } from './run-command-line.ts';

/** Runs the command line of this process: its arguments, folder, streams and exit code. */
export async function runProcess(): Promise<void> {
  const context = createProcessContext(process.cwd());
  process.stdout.on('error', leaveOnClosedPipe);
  process.on('uncaughtException', (error) => process.exit(reportError(error, context)));
  process.exitCode = await runCommandLine(process.argv.slice(2), context);
}

function leaveOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}
