import type { Command } from 'commander';
import type { CommandContext, ProjectOptions } from '../cli/context.ts';
import { addJsonOption } from '../cli/json-output.ts';
import { parseNonBlank, parsePagePath } from '../cli/option-values.ts';
import { addProjectOptions, withProject } from '../cli/project-options.ts';

interface ReportCommandOptions extends ProjectOptions {
  readonly output: string;
  readonly verify?: string;
  readonly parity?: string;
  readonly mutants?: string;
  readonly coverage?: readonly string[];
}

/** `facsimile report [PAGE|FOLDER] -o FILE`: what became of each line of the sources, as HTML. */
export function addReport(program: Command, context: CommandContext): void {
  const command = program
    .command('report')
    .description('Write what became of each line of the sources, as one HTML file')
    .argument('[path]', "a Markdown file, or a folder of them; the project's own sources without one", parsePagePath)
    .requiredOption(
      '-o, --output <path>',
      'an .html file, of several pages the index; or a folder for the index and a file for each page',
      parseNonBlank,
    )
    .option('--verify <file>', 'the last verification: what `verify --report json=FILE` wrote', parseNonBlank)
    .option('--parity <file>', 'the last comparison of mocks: what `parity --report json=FILE` wrote', parseNonBlank)
    .option('--mutants <file>', 'the last mutation test: a report in the schema of mutation testing', parseNonBlank)
    .option('--coverage <path...>', 'contracts of consumers, or folders of them: what no test touches');
  addProjectOptions(addJsonOption(command))
    .addHelpText('after', help)
    .action(async (path: string | undefined, { config, document, ...options }: ReportCommandOptions) => {
      const { reportSources } = await import('../actions/report.ts');
      const project = { ...(config !== undefined && { config }), ...(document !== undefined && { document }) };
      await reportSources({ ...options, ...(path !== undefined && { path }) }, withProject(context, project));
    });
}

const help = `
Examples:
  $ facsimile report -o report.html
  $ facsimile report --document openapi.yaml -o report.html
  $ facsimile report docs/api-reference -o report
  $ facsimile report -o report.html --verify verify.json --parity parity.json
  $ facsimile report -o report.html --coverage pacts

The file loads nothing, and is the same for the same sources and runs.`;
