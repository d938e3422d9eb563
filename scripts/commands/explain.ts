import type { Command } from 'commander';
import type { CommandContext } from '../cli/context.ts';
import { parseNonBlank } from '../cli/option-values.ts';

/** `facsimile explain CODE`: prints the page of one diagnostic code. */
export function addExplain(program: Command, context: CommandContext): void {
  program
    .command('explain')
    .description('Explain the code of a finding or of a change: what it means, what is decided, what people can do')
    .argument('<code>', 'the word in brackets, as in warning[permission-placeholder]', parseNonBlank)
    .addHelpText('after', '\nExample:\n  $ facsimile explain sample-url-stray-prefix')
    .action(async (code: string) => {
      const { explainCode } = await import('../actions/explain.ts');
      await explainCode(code, context);
    });
}
