/** A page of the vendor: its path as people know it (relative, with `/`) and its text, byte for byte. */
export interface SourcePage {
  readonly path: string;
  readonly text: string;
}

/** Where the compiler looks for a page that another page links to. */
export interface PageLibrary {
  /** The page at a path, or the one whose path differs in letter case only; undefined where there is none. */
  find(path: string): SourcePage | undefined;
  /** Whether a page is looked for at a path at all; without it, at each that does not begin with `..`. */
  readonly covers?: (path: string) => boolean;
  /** The pages that it has, or that were found in it so far: their authors' comments count, and findings point into them. */
  readonly found?: () => readonly SourcePage[];
}
