/** What a command knows of the process that it runs in. */
export interface CommandContext {
  /** The folder that relative paths start from. */
  readonly folder: string;
  /** Hidden characters of the texts are shown as escapes, line feeds and tabs apart. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Writes to the error stream as it is, so that lines can be drawn over; absent where that is no terminal. */
  readonly draw?: (text: string) => void;
}
