import { type Command, Option } from 'commander';
import type { CommandContext, ProjectOptions } from '../cli/context.ts';
import { WrongUse } from '../cli/errors.ts';
import { addJsonOption } from '../cli/json-output.ts';
import { collect, parseNonBlank } from '../cli/option-values.ts';
import { addProjectOptions, withProject } from '../cli/project-options.ts';
import { type ChangesFormat, changesFormats } from '../outputs/changes-format.ts';

/** Which changes make the exit code 1. */
const failingClasses = ['breaking', 'breaking-consumers', 'breaking-providers', 'any'] as const;

interface DiffCommandOptions {
  readonly format: ChangesFormat;
  readonly failOn?: (typeof failingClasses)[number];
  readonly pact?: readonly string[];
  readonly baseline?: string;
  readonly updateBaseline?: true;
}

/** `facsimile diff OLD NEW`: prints what changed in an API, whom it breaks, and what of contracts and tests breaks with it. */
export function addDiff(program: Command, context: CommandContext): void {
  const command = program
    .command('diff')
    .description('Print what changed between two states of an API, and what breaks for consumers and for providers')
    .argument(
      '<side...>',
      'OLD and NEW: pages, folders or OpenAPI documents, or such in git as REVISION:PATH; or OLD..NEW as revisions',
      collect(parseNonBlank),
    )
    .addOption(new Option('--format <format>', 'how to print').choices(changesFormats).default('text'))
    .addOption(new Option('--fail-on <class>', 'exit with 1 where there is such a change').choices(failingClasses))
    .option('--pact <file...>', "contracts of consumers, of which what breaks is named, with the consumers' tests")
    .option('--baseline <file>', 'a file of fingerprints: the changes in it are accepted', parseNonBlank)
    .option('--update-baseline', 'write the fingerprints of all changes into the baseline');
  addProjectOptions(addJsonOption(command))
    .addHelpText('after', help)
    .action(async (sides: readonly string[], options: DiffCommandOptions & ProjectOptions) => {
      const { format, failOn, pact: pacts = [], baseline, updateBaseline: updatesBaseline = false } = options;
      if (updatesBaseline && baseline === undefined) {
        throw new WrongUse('--update-baseline needs the file that it writes: --baseline FILE');
      }
      const { printChanges } = await import('../actions/diff.ts');
      await printChanges({ sides, format, failOn, pacts, baseline, updatesBaseline }, withProject(context, options));
    });
}

const help = `
Examples:
  $ facsimile diff old.yaml openapi.yaml --fail-on breaking
  $ facsimile diff HEAD~1..
  $ facsimile diff HEAD~1.. --pact pacts/launcher.json
  $ facsimile diff v1.0..HEAD docs/api-reference --format markdown
  $ facsimile diff main:spec/pages/add-commands.md spec/pages/add-commands.md

Revisions without a path compare the sources of the project. NEW may be left out for the files as they are on disk.
\`facsimile explain CODE\` explains a change by its code. Changes are of four classes:
  breaking for consumers   what a consumer sends or reads by the old state fails by the new one
  breaking for providers   a provider that is right by the old state is wrong by the new one
  addition                 what was right stays right, and there is more
  wording only             no promise changes`;
