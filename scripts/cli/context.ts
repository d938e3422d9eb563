import { escapeText } from '../../spec/standards/visible-text.ts';

/** What the command line says about the project. */
export interface ProjectOptions {
  /** The file of the configuration, in place of the one that is found. */
  readonly config?: string;
  /** An OpenAPI document, in place of the sources of the configuration. */
  readonly document?: string;
}

/** What a command knows about the process that it runs in. */
export interface CommandContext {
  /** The folder that relative paths start from. */
  readonly folder: string;
  /** Hidden characters of the texts are shown as escapes, line feeds and tabs apart. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Writes to the error stream as it is, so that lines can be drawn over; absent where that is not a terminal. */
  readonly draw?: (text: string) => void;
  readonly project?: ProjectOptions;
}

/** Where the text of a command goes. */
export interface TextStreams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether `err` is a terminal. */
  readonly terminal?: boolean;
}

/** A context whose texts pass through one guard: whatever a page or a provider wrote, no control character gets out. */
export function createContext(folder: string, { out, err, terminal = false }: TextStreams): CommandContext {
  return {
    folder,
    out: (text) => out(escapeText(text)),
    err: (text) => err(escapeText(text)),
    ...(terminal && { draw: err }),
  };
}

/** The context of this process. */
export function createProcessContext(folder: string): CommandContext {
  return createContext(folder, {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    terminal: process.stderr.isTTY === true,
  });
}
