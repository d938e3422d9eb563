import { type Command, InvalidArgumentError, Option } from 'commander';
import type { CommandContext, ProjectOptions } from '../cli/context.ts';
import { WrongUse } from '../cli/errors.ts';
import { addJsonOption } from '../cli/json-output.ts';
import { collect, parseNonBlank, parsePagePath } from '../cli/option-values.ts';
import { addFormatOption, addProjectOptions, withProject } from '../cli/project-options.ts';
import { type FindingsFormat, findingsFormats } from '../outputs/findings.ts';

interface CheckCommandOptions {
  readonly format?: FindingsFormat;
  readonly maxWarnings?: number;
  readonly accepted?: true;
  readonly baseline?: string;
  readonly updateBaseline?: true;
  readonly overlay?: readonly string[];
  readonly pageFormat?: string;
}

/** `facsimile check [PAGE|FOLDER]...`: prints every finding about pages, or about the project's pages and overlays. */
export function addCheck(program: Command, context: CommandContext): void {
  const command = program
    .command('check')
    .description('Print what is wrong, ambiguous or silent in pages; exit with 1 if there is an error')
    .argument(
      '[path...]',
      "Markdown files and folders of them; the project's own pages and overlays without one",
      collect(parsePagePath),
    )
    .addOption(
      new Option(
        '--format <format>',
        'how to print; without it as text, on a terminal by codes where there are many',
      ).choices(findingsFormats),
    )
    .option('--max-warnings <number>', 'how many warnings are let pass before the exit code is 1', parseCount)
    .option(
      '--baseline <file>',
      'let only findings fail that this file does not have, whatever their severity',
      parseNonBlank,
    )
    .option('--update-baseline', 'write the fingerprints of all findings into the baseline')
    .option('--accepted', 'show the accepted findings too')
    .option('--overlay <file...>', 'an overlay whose `x-accept` accepts findings about the paths');
  addFormatOption(addProjectOptions(addJsonOption(command)), '--page-format')
    .addHelpText('after', help)
    .action(async (paths: readonly string[], options: CheckCommandOptions & Omit<ProjectOptions, 'format'>) => {
      const {
        format,
        accepted = false,
        overlay: overlays = [],
        baseline,
        updateBaseline: updatesBaseline = false,
      } = options;
      refuseTogether(options);
      if (paths.length === 0 && overlays.length > 0) {
        throw new WrongUse('--overlay goes with pages or folders; those of the project are in its configuration');
      }
      const { checkPages } = await import('../actions/check.ts');
      const { maxWarnings = Number.POSITIVE_INFINITY } = options;
      await checkPages(
        { paths, overlays, format, accepted, maxWarnings, baseline, updatesBaseline },
        withProject(context, {
          ...(options.config !== undefined && { config: options.config }),
          ...(options.document !== undefined && { document: options.document }),
          ...(options.pageFormat !== undefined && { format: options.pageFormat }),
        }),
      );
    });
}

function refuseTogether({ baseline, updateBaseline, maxWarnings }: CheckCommandOptions): void {
  if (updateBaseline && baseline === undefined) {
    throw new WrongUse('--update-baseline needs the file that it writes: --baseline FILE');
  }
  if (baseline !== undefined && maxWarnings !== undefined) {
    throw new WrongUse('--max-warnings goes without --baseline, with which no new finding passes');
  }
}

function parseCount(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A number of warnings is 0 or more.');
}

const help = `
Examples:
  $ facsimile check
  $ facsimile check spec/pages/add-commands.md --max-warnings 0
  $ facsimile check docs/api-reference --format sarif > findings.sarif
  $ facsimile check --baseline baseline.json --update-baseline && facsimile check --baseline baseline.json
  $ facsimile check --json | jq '.findings[].code'

A finding that is to stay is accepted by its code, with a reason: in a comment anywhere on the page,
  <!-- facsimile: accept CODE: reason -->
or in an overlay, on one page or (without \`page\`) on all:
  x-accept: [{ code: CODE, page: PATH, reason: reason }]`;
