/** What a command knows of the process that it runs in. */
export interface CommandContext {
  /** The folder that relative paths start from. */
  readonly folder: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}
