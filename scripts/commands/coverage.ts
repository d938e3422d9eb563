import { type Command, InvalidArgumentError } from 'commander';
import type { CommandContext, ProjectOptions } from '../cli/context.ts';
import { addJsonOption } from '../cli/json-output.ts';
import { collect, parseNonBlank } from '../cli/option-values.ts';
import { addProjectOptions, withProject } from '../cli/project-options.ts';

/** `facsimile coverage [PACT|FOLDER]...`: what of the documentation no consumer's test touches. */
export function addCoverage(program: Command, context: CommandContext): void {
  const command = program
    .command('coverage')
    .description("Print what of the documentation no test of a consumer touches, by the consumers' contracts")
    .argument('[path...]', 'contracts (Pact V2 to V4) and folders of them; without one, pacts', collect(parseNonBlank))
    .option('--fail-under <percent>', 'exit with 1 where less than this is covered', parsePercent);
  addProjectOptions(addJsonOption(command))
    .addHelpText('after', help)
    .action(async (paths: readonly string[], options: ProjectOptions & { readonly failUnder?: number }) => {
      const { printCoverage } = await import('../actions/coverage.ts');
      const { failUnder } = options;
      await printCoverage({ paths: paths.length === 0 ? ['pacts'] : paths, failUnder }, withProject(context, options));
    });
}

function parsePercent(text: string): number {
  if (/^\d{1,3}(\.\d+)?$/.test(text) && Number(text) <= 100) return Number(text);
  throw new InvalidArgumentError('A percentage is a number from 0 to 100.');
}

const help = `
Examples:
  $ facsimile coverage
  $ facsimile coverage pacts/app-service.json --fail-under 60
  $ facsimile coverage --json | jq '.coverage.operations[] | select(.consumers == [])'

Covered are operations that are called, documented responses (scenarios) and error responses (refusals) that are received,
and properties and parameters that are sent or read. What a consumer reads is in its contract where recordPact has recorded
it; of other contracts, what they expect.`;
