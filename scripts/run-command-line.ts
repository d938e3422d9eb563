import { Command } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { type CommandContext, createProcessContext } from './cli/context.ts';
import { WrongUse } from './cli/errors.ts';
import { reportError } from './cli/report-error.ts';
import { addCanIDeploy } from './commands/can-i-deploy.ts';
import { addCheck } from './commands/check.ts';
import { addCompare } from './commands/compare.ts';
import { addCompile } from './commands/compile.ts';
import { addExplain } from './commands/explain.ts';
import { addGenerate } from './commands/generate.ts';
import { addMock } from './commands/mock.ts';
import { addParity } from './commands/parity.ts';
import { addPublish } from './commands/publish.ts';
import { addRecordDeployment } from './commands/record-deployment.ts';
import { addVerify } from './commands/verify.ts';

/** Runs one command. Gives the exit code: 0, 1 for a failure, 2 for wrong use. */
export async function runCommandLine(args: readonly string[], context: CommandContext): Promise<number> {
  try {
    if (args.length === 0) throw new WrongUse('name a command: `facsimile --help` lists them');
    await createProgram(context).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    return reportError(error, context);
  }
}

function createProgram(context: CommandContext): Command {
  const program = new Command('facsimile')
    .description(packageJson.description)
    .version(packageJson.version)
    .exitOverride()
    .configureOutput({
      writeOut: context.out,
      writeErr: context.err,
      outputError: (message, write) => write(`${oneLine(message)}\n`),
    })
    .addHelpText('after', examples);
  for (const add of [
    addGenerate,
    addCheck,
    addCompile,
    addExplain,
    addMock,
    addVerify,
    addCompare,
    addPublish,
    addCanIDeploy,
    addRecordDeployment,
    addParity,
  ])
    add(program, context);
  return program;
}

function oneLine(message: string): string {
  return `${message
    .trim()
    .replace(/^error: /, 'facsimile: ')
    .replaceAll(/\s*\n\s*/g, ' ')}; see \`facsimile --help\``;
}

const examples = `
Examples:
  $ npm run facsimile -- generate
  $ npm run facsimile -- compile spec/pages/add-commands.md -o out.json
  $ npm run facsimile -- mock --port 4010

Exit codes: 0 success, 1 failure, 2 wrong use.`;

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
