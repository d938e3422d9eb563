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

/** The context of a command that was given those options. */
export function withProject(context: CommandContext, { config, document }: ProjectOptions): CommandContext {
  const project = { ...(config !== undefined && { config }), ...(document !== undefined && { document }) };
  return { ...context, project };
}
