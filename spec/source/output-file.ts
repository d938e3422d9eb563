/** A file that `generate` writes: its path from the project's root, with `/`, and its whole text. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
}
