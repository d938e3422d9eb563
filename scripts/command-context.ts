/** What a command knows of the process that it runs in. */
export interface CommandContext {
  /** The folder that relative paths start from. */
  readonly folder: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether `err` is a terminal, where lines can be drawn over. */
  readonly terminal?: boolean;
}
