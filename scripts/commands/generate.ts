import type { Command } from 'commander';
import type { CommandContext } from '../cli/context.ts';
import { requirePackages } from '../cli/optional-packages.ts';

/** `facsimile generate [--check]`: brings every output up to date, or says which are not. */
export function addGenerate(program: Command, context: CommandContext): void {
  program
    .command('generate')
    .description('Make the OpenAPI document and everything that follows from it, from spec/pages and spec/overlays')
    .option('--check', 'write nothing; show what is stale and exit with 1 if anything is')
    .addHelpText('after', '\nExamples:\n  $ facsimile generate\n  $ facsimile generate --check')
    .action(async (options: { readonly check?: true }) => {
      requirePackages('generate');
      const { checkOutputs, updateOutputs } = await import('../actions/generate.ts');
      await (options.check ? checkOutputs(context) : updateOutputs(context));
    });
}
