import type { Command } from 'commander';
import type { CommandContext, ProjectOptions } from './context.ts';
import { parseNonBlank } from './option-values.ts';

/** Gives a command the options that say which project it works on. */
export function addProjectOptions(command: Command): Command {
  return command
    .option(
      '--config <file>',
      'the configuration; without it, facsimile.config.ts (or .mts, .js, .mjs) if it is there',
      parseNonBlank,
    )
    .option(
      '--document <file>',
      'an OpenAPI document (YAML or JSON), in place of the sources of the configuration',
      parseNonBlank,
    );
}

/** Gives a command the option that says which format pages are in. */
export function addFormatOption(command: Command, flag: '--format' | '--page-format' = '--format'): Command {
  return command.option(
    `${flag} <format>`,
    'the format of all pages, such as microsoft or hashicorp; without it, each page says it',
    parseNonBlank,
  );
}

/** The context of a command that was given those options. */
export function withProject(context: CommandContext, { config, document, format }: ProjectOptions): CommandContext {
  const project = {
    ...(config !== undefined && { config }),
    ...(document !== undefined && { document }),
    ...(format !== undefined && { format }),
  };
  return { ...context, project };
}
