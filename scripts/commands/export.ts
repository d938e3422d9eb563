import { Argument, type Command, InvalidArgumentError } from 'commander';
import type { CommandContext, ProjectOptions } from '../cli/context.ts';
import { WrongUse } from '../cli/errors.ts';
import { collect, parseNonBlank, parsePagePath } from '../cli/option-values.ts';
import { addProjectOptions, withProject } from '../cli/project-options.ts';
import { type ExportFormat, exportFormats } from '../exports/formats.ts';

interface ExportCommandOptions {
  readonly output?: string;
  readonly baseUrl?: string;
}

/** `facsimile export FORMAT [PAGE]... [-o FILE]`: the documented exchanges for other tools. */
export function addExport(program: Command, context: CommandContext): void {
  const command = program
    .command('export')
    .description('Write the documented exchanges, each with its line, for Dev Proxy, Hurl or readers of HTTP Archives')
    .addArgument(new Argument('<format>', 'what to write').choices(exportFormats))
    .argument('[page...]', "Markdown files; the project's own sources without one", collect(parsePagePath))
    .option('-o, --output <file>', 'where to write; without it, standard output', parseNonBlank)
    .option('--base-url <url>', 'where requests are sent to, in place of the documented server', parseServer);
  addProjectOptions(command)
    .addHelpText('after', help)
    .action(async (format: ExportFormat, pages: readonly string[], options: ExportCommandOptions & ProjectOptions) => {
      const { output, baseUrl: server } = options;
      if (pages.length > 0 && options.document !== undefined) throw new WrongUse('give pages or --document');
      const { exportExchanges } = await import('../actions/export.ts');
      await exportExchanges({ format, pages, output, server }, withProject(context, options));
    });
}

function parseServer(text: string): string {
  const url = URL.parse(text);
  if (url !== null && /^https?:$/.test(url.protocol) && url.search + url.hash === '') {
    return `${url.origin}${url.pathname.replace(/(?<!\/)\/+$/, '')}`;
  }
  throw new InvalidArgumentError('It is no URL such as http://127.0.0.1:4010 or https://api.example.com/v1.');
}

const help = `
Formats:
  dev-proxy  mocks of Microsoft Dev Proxy (MockResponsePlugin): the first documented success of each operation
  har        an HTTP Archive 1.2: each documented request with its response
  hurl       requests for Hurl, which ask each response for its documented status and media type

Examples:
  $ facsimile export dev-proxy -o mocks.json
  $ facsimile export har --document openapi.yaml -o exchanges.har
  $ facsimile export hurl docs/create-note.md`;
