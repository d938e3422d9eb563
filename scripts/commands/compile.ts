import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { WrongUse } from '../wrong-use.ts';

/** `facsimile compile PAGE... [-o FILE]`: pages to an OpenAPI document, without overlays. */
export function addCompile(program: Command, context: CommandContext): void {
  program
    .command('compile')
    .description('Turn pages into one OpenAPI document, without overlays; findings go to standard error')
    .argument('<page...>', 'Markdown files')
    .option('-o, --output <file>', 'where to write: .yaml, .yml or .json; standard output (YAML) without it')
    .addHelpText(
      'after',
      '\nExamples:\n  $ facsimile compile spec/pages/add-commands.md\n  $ facsimile compile spec/pages/*.md -o openapi.json',
    )
    .action(async (pages: readonly string[], options: { readonly output?: string }) => {
      const format = formatOf(options.output ?? 'out.yaml');
      const { compilePages } = await import('../compile-pages.ts');
      await compilePages(pages, { format, output: options.output }, context);
    });
}

function formatOf(file: string): 'yaml' | 'json' {
  if (/\.ya?ml$/i.test(file)) return 'yaml';
  if (/\.json$/i.test(file)) return 'json';
  throw new WrongUse(
    `the output file \`${file}\` ends in neither .yaml, .yml nor .json; see \`facsimile compile --help\``,
  );
}
