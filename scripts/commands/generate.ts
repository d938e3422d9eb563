import type { Command } from 'commander';
import type { CommandContext, ProjectOptions } from '../cli/context.ts';
import { addJsonOption } from '../cli/json-output.ts';
import { addFormatOption, addProjectOptions, withProject } from '../cli/project-options.ts';

/** `facsimile generate [--check]`: brings every output up to date, or says which are not. */
export function addGenerate(program: Command, context: CommandContext): void {
  const command = program
    .command('generate')
    .description('Make the OpenAPI document and everything that follows from it, from the sources of the project')
    .option('--check', 'write nothing; show what is stale and exit with 1 if anything is');
  addFormatOption(addProjectOptions(addJsonOption(command)))
    .addHelpText(
      'after',
      '\nExamples:\n  $ facsimile generate\n  $ facsimile generate --check' +
        '\n  $ facsimile generate --document openapi.yaml\n  $ facsimile generate --check --json',
    )
    .action(async (options: ProjectOptions & { readonly check?: true }) => {
      const { checkOutputs, updateOutputs } = await import('../actions/generate.ts');
      const project = withProject(context, options);
      await (options.check ? checkOutputs(project) : updateOutputs(project));
    });
}
