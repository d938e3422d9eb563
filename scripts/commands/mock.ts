import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ServeMockOptions } from '../actions/mock.ts';
import type { CommandContext, ProjectOptions } from '../cli/context.ts';
import { requirePackages } from '../cli/optional-packages.ts';
import { addFormatOption, addProjectOptions, withProject } from '../cli/project-options.ts';

/** `facsimile mock [--port N] [--host H] [--allow-host N] [--watch] [--quiet] [--engine E] [--state [S]]`: generates what is stale and serves the mock until it is stopped. */
export function addMock(program: Command, context: CommandContext): void {
  const command = program
    .command('mock')
    .description('Generate what is stale and serve the documented API as a mock')
    .option('--port <number>', 'where to listen; 0 takes a free port', parsePort, 4010)
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .option('--allow-host <name...>', 'names that clients may call it by, beside localhost and the documented ones')
    .option('--watch', 'serve what the sources say whenever they change')
    .option('--quiet', 'print no line for each request')
    .addOption(engineOption)
    .addOption(stateOption);
  addFormatOption(addProjectOptions(command))
    .addHelpText(
      'after',
      '\nExamples:\n  $ facsimile mock\n  $ facsimile mock --port 8080 --watch\n  $ facsimile mock --engine native\n  $ facsimile mock --state samples',
    )
    .action(async (options: ServeMockOptions & ProjectOptions) => {
      if (options.engine === 'prism') requirePackages('mock');
      const { serveMock } = await import('../actions/mock.ts');
      await serveMock(options, withProject(context, options));
    });
}

const engines: readonly ServeMockOptions['engine'][] = ['prism', 'native'];

const engineOption = new Option(
  '--engine <name>',
  'what makes the responses: Prism, or the core alone, which is faster',
)
  .choices(engines)
  .default('prism');

const states: readonly ServeMockOptions['state'][] = ['empty', 'samples'];

const stateOption = new Option(
  '--state [items]',
  'remember what is posted, changed and deleted, from nothing or from the items of the samples; with the native engine',
)
  .choices(states.map(String))
  .preset('empty')
  .implies({ engine: 'native' });

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}
