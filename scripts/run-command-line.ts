import { Command, Option, type OutputConfiguration } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { type CommandContext, createProcessContext } from './cli/context.ts';
import { WrongUse } from './cli/errors.ts';
import { exitOnInterrupt } from './cli/exit-on-interrupt.ts';
import { type CommandOutput, createOutput } from './cli/json-output.ts';
import { reportError } from './cli/report-error.ts';
import { addCanIDeploy } from './commands/can-i-deploy.ts';
import { addCheck } from './commands/check.ts';
import { addCompare } from './commands/compare.ts';
import { addCompile } from './commands/compile.ts';
import { addCompletion } from './commands/completion.ts';
import { addCoverage } from './commands/coverage.ts';
import { addDiff } from './commands/diff.ts';
import { addExplain } from './commands/explain.ts';
import { addExport } from './commands/export.ts';
import { addGenerate } from './commands/generate.ts';
import { addInit } from './commands/init.ts';
import { addMock } from './commands/mock.ts';
import { addPack } from './commands/pack.ts';
import { addParity } from './commands/parity.ts';
import { addPublish } from './commands/publish.ts';
import { addRecordDeployment } from './commands/record-deployment.ts';
import { addReport } from './commands/report.ts';
import { addVerify } from './commands/verify.ts';

/** Runs one command. Gives the exit code: 0, 1 for a failure, 2 for wrong use. */
export async function runCommandLine(args: readonly string[], context: CommandContext): Promise<number> {
  const output = createOutput(context);
  try {
    if (args.length === 0) throw new WrongUse('name a command: `facsimile --help` lists them');
    const program = createProgram(output);
    await program.parseAsync(readHelp(args, program), { from: 'user' });
    output.end();
    return 0;
  } catch (error) {
    output.end(error);
    return reportError(error, context);
  }
}

/** An unknown command is reported, with a suggestion, where help is asked for too; `help NAME` is `NAME --help`. */
function readHelp(args: readonly string[], { commands }: Command): readonly string[] {
  const isHelp = args[0] === 'help';
  const name = isHelp ? args[1] : args[0];
  if (name === undefined || name.startsWith('-')) return args;
  if (!commands.some((command) => command.name() === name)) return [name];
  return isHelp ? [name, '--help'] : args;
}

function createProgram({ context, startJson }: CommandOutput): Command {
  const program = new Command('facsimile')
    .description(packageJson.description)
    .version(packageJson.version)
    .option('--no-color', 'no colours; the same as with the environment variable NO_COLOR')
    .exitOverride()
    .configureOutput({ writeOut: context.out, writeErr: context.err, outputError: outputErrorOf('facsimile') })
    .addHelpText('after', examples)
    .hook('preAction', (_program, command) => {
      if (command.getOptionValue('json') === true) startJson(command.name());
    });
  for (const add of [
    addInit,
    addGenerate,
    addCheck,
    addCompile,
    addDiff,
    addExplain,
    addReport,
    addMock,
    addExport,
    addPack,
    addVerify,
    addCompare,
    addCoverage,
    addPublish,
    addCanIDeploy,
    addRecordDeployment,
    addParity,
    addCompletion,
  ])
    add(program, context);
  for (const command of program.commands) {
    // What decides about colours is `createProcessContext`: here the option is only accepted, before and after the command.
    command
      .addOption(new Option('--no-color').hideHelp())
      .configureOutput({ outputError: outputErrorOf(`facsimile ${command.name()}`) });
  }
  return program;
}

function outputErrorOf(command: string): NonNullable<OutputConfiguration['outputError']> {
  return (message, write) => write(`${oneLine(message)}; see \`${command} --help\`\n`);
}

function oneLine(message: string): string {
  return message
    .trim()
    .replace(/^error: /, 'facsimile: ')
    .replace('command-argument value ', 'the value ')
    .split('\n')
    .flatMap((line) => line.trim() || [])
    .join(' ')
    .replace(/\.$/, '');
}

const examples = `
Examples:
  $ facsimile init
  $ facsimile generate
  $ facsimile check docs/api-reference --json
  $ facsimile mock --document openapi.yaml --port 4010
  $ facsimile verify --provider-base-url http://127.0.0.1:8080
  $ facsimile verify --help

Exit codes: 0 success, 1 failure, 2 wrong use, 130 stopped by Ctrl+C.`;

/** Runs the command line of this process: its arguments, folder, streams and exit code. */
export async function runProcess(): Promise<void> {
  const args = process.argv.slice(2);
  const context = createProcessContext(process.cwd(), args);
  process.stdout.on('error', leaveOnClosedPipe);
  process.stderr.on('error', leaveOnClosedPipe);
  process.on('uncaughtException', (error) => process.exit(reportError(error, context)));
  exitOnInterrupt(context);
  process.exitCode = await runCommandLine(args, context);
}

function leaveOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}
