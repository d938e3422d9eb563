import { existsSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import type { CommandContext, ProjectOptions } from '../cli/context.ts';
import { CommandFailure } from '../cli/errors.ts';
import { addJsonOption } from '../cli/json-output.ts';
import { collect, parseNonBlank } from '../cli/option-values.ts';
import { type CheckParity, type ParityCommandOptions, parityReports } from '../cli/parity-options.ts';
import { addProjectOptions, withProject } from '../cli/project-options.ts';
import { reportParser } from '../cli/report-option.ts';

/** `facsimile parity [--target NAME]... [--report KIND=FILE]...`: proves that every mock gives the same verdicts. */
export function addParity(program: Command, context: CommandContext): void {
  const command = program
    .command('parity')
    .description(
      'Send requests made from the document to every mock and compare the responses; exit with 1 if two differ',
    )
    .option(
      '--target <name>',
      'use this target: prism, native, msw3, msw2, chromium or reference; may be repeated',
      collect(parseNonBlank),
      [],
    )
    .option('--all', 'make the requests of every rule for every operation, however many there are')
    .option('--seed <number>', 'which operations get them, where there are more than 40', parseSeed)
    .option(
      '--report <kind=file>',
      `write a report: ${parityReports.join(', ')}; may be repeated`,
      collect(reportParser(parityReports)),
      [],
    );
  addProjectOptions(addJsonOption(command))
    .addHelpText(
      'after',
      '\nExamples:\n  $ facsimile parity\n  $ facsimile parity --target prism --target msw3' +
        '\n  $ facsimile parity --document openapi.yaml --report junit=parity.xml',
    )
    .action(async (options: ParityCommandOptions & ProjectOptions) => {
      const { checkParity } = await load();
      await checkParity(options, withProject(context, options));
    });
}

function parseSeed(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('A seed is a whole number.');
  return Number(text);
}

/** Everything that is imported is published; two versions of MSW and a browser do not belong in the package. */
async function load(): Promise<{ readonly checkParity: CheckParity }> {
  const module = new URL('../actions/parity.ts', import.meta.url);
  if (existsSync(module)) return import(module.href);
  throw new CommandFailure('`parity` is for the repository of Facsimile: it needs two versions of MSW and a browser');
}
