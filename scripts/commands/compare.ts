import type { Command } from 'commander';
import type { CommandContext, ProjectOptions } from '../cli/context.ts';
import { addJsonOption } from '../cli/json-output.ts';
import { collect, parseNonBlank } from '../cli/option-values.ts';
import { requirePackages } from '../cli/optional-packages.ts';
import { addProjectOptions, withProject } from '../cli/project-options.ts';

/** `facsimile compare PACT...`: holds consumers' contracts against the document. */
export function addCompare(program: Command, context: CommandContext): void {
  const command = program
    .command('compare')
    .description("Hold consumers' contracts (Pact V2 to V4) against the document; exit with 1 if one contradicts it")
    .argument('<pact...>', 'contracts, as files', collect(parseNonBlank));
  addProjectOptions(addJsonOption(command))
    .addHelpText(
      'after',
      '\nExamples:\n  $ facsimile compare pacts/*.json\n  $ facsimile compare pacts/app-service.json',
    )
    .action(async (paths: readonly string[], options: ProjectOptions) => {
      requirePackages('compare');
      const { compareContracts } = await import('../actions/compare.ts');
      await compareContracts(paths, withProject(context, options));
    });
}
