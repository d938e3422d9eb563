import { type Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { printVisibleJson } from '../../spec/standards/visible-text.ts';
import type { CommandContext } from './context.ts';
import { WrongUse } from './errors.ts';

/** Gives a command the option `--json`; what it prints are the parts that the command gives to `context.result`. */
export function addJsonOption(command: Command): Command {
  return command.option('--json', 'print the result as one JSON object, and nothing else, on standard output');
}

/** What a command prints: text for people or, once it is for programs, one JSON object at its end. */
export interface CommandOutput {
  readonly context: CommandContext;
  /** Keeps text from standard output. */
  readonly startJson: (command: string) => void;
  /** Prints the object, if it is for programs: for wrong use none, for a failure one that has its message. */
  readonly end: (error?: unknown) => void;
}

/** The output of one command. */
export function createOutput(context: CommandContext): CommandOutput {
  let command: string | undefined;
  const parts: Record<string, unknown> = {};
  return {
    context: {
      ...context,
      out: (text) => {
        if (command === undefined) context.out(text);
      },
      result: (part) => void Object.assign(parts, part),
    },
    startJson: (name) => {
      command = name;
    },
    end: (error) => {
      if (command === undefined || error instanceof WrongUse || error instanceof CommanderError) return;
      const failure = error === undefined ? {} : { error: error instanceof Error ? error.message : String(error) };
      const head = { facsimile: packageJson.version, command, ok: error === undefined, ...failure };
      context.out(printVisibleJson({ ...head, ...parts }));
    },
  };
}
