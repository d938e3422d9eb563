import { type Command, InvalidArgumentError } from 'commander';
import type { ServeMockOptions } from '../actions/mock.ts';
import type { CommandContext } from '../cli/context.ts';
import { requirePackages } from '../cli/optional-packages.ts';

/** `facsimile mock [--port N] [--host H] [--watch] [--quiet]`: generates what is stale and serves the mock until it is stopped. */
export function addMock(program: Command, context: CommandContext): void {
  program
    .command('mock')
    .description('Generate what is stale and serve the documented API as a mock')
    .option('--port <number>', 'where to listen; 0 takes a free port', parsePort, 4010)
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .option('--watch', 'serve what the pages and overlays say whenever they change')
    .option('--quiet', 'print no line for each request')
    .addHelpText('after', '\nExamples:\n  $ facsimile mock\n  $ facsimile mock --port 8080 --watch')
    .action(async (options: ServeMockOptions) => {
      requirePackages('mock');
      const { serveMock } = await import('../actions/mock.ts');
      await serveMock(options, context);
    });
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}
