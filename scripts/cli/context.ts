import { escapeText } from '../../spec/standards/visible-text.ts';
import { paintLines, wantsColors } from './styles.ts';

/** What the command line says about the project. */
export interface ProjectOptions {
  /** The file of the configuration, in place of the one that is found. */
  readonly config?: string;
  /** An OpenAPI document, in place of the sources of the configuration. */
  readonly document?: string;
  /** The format of all pages, in place of what each page says. */
  readonly format?: string;
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
  /** Whether `out` is a terminal: what is printed is for a person, and not for a program or a file. */
  readonly isShown?: boolean;
  readonly project?: ProjectOptions;
  /** Takes parts of what the command found, which `--json` prints in place of all that goes to `out`. */
  readonly result?: (part: Readonly<Record<string, unknown>>) => void;
}

/** Where the text of a command goes. */
export interface TextStreams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether `err` is a terminal. */
  readonly terminal?: boolean;
  /** Whether `out` is. */
  readonly isShown?: boolean;
  /** Which of the two show colours; neither unless it says so. */
  readonly colors?: { readonly out: boolean; readonly err: boolean };
}

/** A context whose texts pass through one guard: whatever a page or a provider wrote, no control character gets out. */
export function createContext(folder: string, streams: TextStreams): CommandContext {
  const { out, err, terminal = false, isShown = false, colors = { out: false, err: false } } = streams;
  const show = (text: string, painted: boolean) => (painted ? paintLines(escapeText(text)) : escapeText(text));
  return {
    folder,
    out: (text) => out(show(text, colors.out)),
    err: (text) => err(show(text, colors.err)),
    ...(terminal && { draw: err }),
    isShown,
  };
}

/** The context of this process, whose arguments say whether there are colours. */
export function createProcessContext(folder: string, args: readonly string[] = []): CommandContext {
  const colored = ({ isTTY }: NodeJS.WriteStream) => wantsColors({ terminal: isTTY, environment: process.env, args });
  return createContext(folder, {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    terminal: process.stderr.isTTY === true,
    isShown: process.stdout.isTTY === true,
    colors: { out: colored(process.stdout), err: colored(process.stderr) },
  });
}
