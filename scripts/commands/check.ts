import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';

/** `facsimile check`: prints every finding about the pages and overlays. */
export function addCheck(program: Command, context: CommandContext): void {
  program
    .command('check')
    .description('Print what is wrong, ambiguous or silent in the pages; exit with 1 if there is an error')
    .addHelpText('after', '\nExample:\n  $ facsimile check')
    .action(async () => {
      const { checkPages } = await import('../check-pages.ts');
      await checkPages(context);
    });
}
