import { Argument, type Command } from 'commander';
import { renderCompletion, type Shell, shells } from '../cli/completion.ts';
import type { CommandContext } from '../cli/context.ts';

/** `facsimile completion SHELL`: prints a script that completes commands and options in a shell. */
export function addCompletion(program: Command, context: CommandContext): void {
  program
    .command('completion')
    .description('Print a script that completes the commands and options of facsimile in a shell')
    .addArgument(new Argument('<shell>', 'the shell that the script is for').choices(shells))
    .addHelpText(
      'after',
      '\nExamples:\n  $ facsimile completion bash > ~/.local/share/bash-completion/completions/facsimile' +
        '\n  $ facsimile completion fish > ~/.config/fish/completions/facsimile.fish' +
        '\n  $ source <(facsimile completion zsh)',
    )
    .action((shell: Shell) => context.out(renderCompletion(shell, program)));
}
