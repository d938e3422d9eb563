import type { Command } from 'commander';
import type { InitOptions } from '../actions/init.ts';
import type { CommandContext } from '../cli/context.ts';
import { WrongUse } from '../cli/errors.ts';

/** `facsimile init [--yes]`: writes a configuration for the pages or the OpenAPI document that it finds. */
export function addInit(program: Command, context: CommandContext): void {
  program
    .command('init')
    .description('Find reference pages or an OpenAPI document, and write facsimile.config.ts for them')
    .option('-y, --yes', 'ask nothing: take the first that is found')
    .addHelpText('after', '\nExamples:\n  $ facsimile init\n  $ facsimile init --yes')
    .action(async ({ yes }: { readonly yes?: true }) => {
      if (!yes && !process.stdin.isTTY) throw new WrongUse('there is nobody to ask: pass --yes');
      const { initProject } = await import('../actions/init.ts');
      await initProject(yes ? {} : { choose }, context);
    });
}

const choose: NonNullable<InitOptions['choose']> = async (question, answers) => {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const list = answers.map((answer, at) => `  ${at + 1}  ${answer}\n`).join('');
    for (;;) {
      const number = Number((await lines.question(`${question}\n${list}Number [1]: `)) || 1);
      if (Number.isInteger(number) && number >= 1 && number <= answers.length) return number - 1;
    }
  } finally {
    lines.close();
  }
};
