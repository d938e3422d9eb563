import { relative } from 'node:path';
import type { Command } from 'commander';
import type { CommandContext, ProjectOptions } from '../cli/context.ts';
import { parseNonBlank } from '../cli/option-values.ts';
import { requirePackages } from '../cli/optional-packages.ts';
import { addProjectOptions, withProject } from '../cli/project-options.ts';

/** `facsimile pack [-o FOLDER]`: makes a package of the project's mocks. */
export function addPack(program: Command, context: CommandContext): void {
  const command = program
    .command('pack')
    .description('Make an npm package of the mocks: handlers, types, validators, document and contracts')
    .option('-o, --output <folder>', 'the folder that gets the package', parseNonBlank, 'dist');
  addProjectOptions(command)
    .addHelpText(
      'after',
      '\nThe name and the version are those of `package` in the configuration.' +
        '\n\nExamples:\n  $ facsimile pack\n  $ facsimile pack -o packages',
    )
    .action(async (options: ProjectOptions & { readonly output: string }) => {
      requirePackages('pack');
      const { packMocks } = await import('../actions/pack.ts');
      const tarball = await packMocks({ output: options.output }, withProject(context, options));
      context.out(`${relative(context.folder, tarball)}\n`);
    });
}
