/** A text by its name, as a project or a client would hand it over. */
export interface FuzzFile {
  readonly path: string;
  readonly text: string;
}

/** What one case consists of, such as a page with the pages that it links to. */
export type FuzzInput = readonly FuzzFile[];
