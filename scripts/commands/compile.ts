import type { Command } from 'commander';
import type { CommandContext } from '../cli/context.ts';
import { WrongUse } from '../cli/errors.ts';
import { addJsonOption } from '../cli/json-output.ts';
import { collect, parseNonBlank, parsePagePath } from '../cli/option-values.ts';
import { addFormatOption, withProject } from '../cli/project-options.ts';
import { isFolder } from '../project/files.ts';

interface CompileOptions {
  readonly output?: string;
  readonly yaml?: true;
  readonly findings?: string;
  readonly format?: string;
}

/** `facsimile compile PAGE... [-o FILE]`, `facsimile compile FOLDER -o FOLDER`: pages to OpenAPI, without overlays. */
export function addCompile(program: Command, context: CommandContext): void {
  const command = program
    .command('compile')
    .description('Turn pages into one OpenAPI document, or a folder of them into one for each API version')
    .argument('<path...>', 'Markdown files, or a folder of them', collect(parsePagePath))
    .option(
      '-o, --output <path>',
      'pages: a .yaml, .yml or .json file, or standard output (YAML); folder: a folder',
      parseNonBlank,
    )
    .option('--yaml', 'folder: write YAML and not JSON')
    .option('--findings <file>', 'folder: write the findings to a .txt, .json or .sarif file', parseNonBlank);
  addFormatOption(addJsonOption(command))
    .addHelpText('after', help)
    .action(async (paths: readonly string[], options: CompileOptions) => {
      const folders = await Promise.all(paths.map((path) => isFolder(context.folder, path)));
      const { format } = options;
      const own = withProject(context, format === undefined ? {} : { format });
      await (folders.includes(true) ? compileOne(paths, options, own) : compileSome(paths, options, own));
    });
}

async function compileOne(paths: readonly string[], options: CompileOptions, context: CommandContext): Promise<void> {
  const [path = '', ...others] = paths;
  const { output, yaml, findings } = options;
  if (others.length > 0) throw new WrongUse('give one folder, or pages');
  if (output === undefined) throw new WrongUse(`name the folder for the documents of \`${path}\` with -o`);
  if (/\.(ya?ml|json)$/i.test(output)) {
    throw new WrongUse(
      `\`${path}\` is a folder and gives a document for each API version: name a folder with -o, and not \`${output}\``,
    );
  }
  if (findings !== undefined) (await import('../outputs/findings.ts')).findingsFormatOf(findings);
  const { compileFolder } = await import('../actions/compile-folder.ts');
  await compileFolder(path, { output, format: yaml ? 'yaml' : 'json', findings }, context);
}

async function compileSome(paths: readonly string[], options: CompileOptions, context: CommandContext): Promise<void> {
  const { output, yaml, findings } = options;
  if (yaml) throw new WrongUse('--yaml goes with a folder; for pages the ending of the output says what is written');
  if (findings !== undefined) {
    throw new WrongUse('--findings goes with a folder; `facsimile check` prints the findings of pages');
  }
  const { compilePages } = await import('../actions/compile-pages.ts');
  await compilePages(paths, { format: formatOf(output ?? 'out.yaml'), output }, context);
}

function formatOf(file: string): 'yaml' | 'json' {
  if (/\.ya?ml$/i.test(file)) return 'yaml';
  if (/\.json$/i.test(file)) return 'json';
  throw new WrongUse(
    `the output file \`${file}\` ends in neither .yaml, .yml nor .json; see \`facsimile compile --help\``,
  );
}

const help = `
Examples:
  $ facsimile compile spec/pages/add-commands.md
  $ facsimile compile spec/pages/*.md -o openapi.json
  $ facsimile compile docs -o openapi --findings findings.sarif

The findings of pages go to standard error. Pages with errors write nothing; a folder is written without the parts that
are in error, and the exit code is 1.`;
