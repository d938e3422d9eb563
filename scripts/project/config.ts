/** A path, a folder or a glob, or several; each starts from the folder of the configuration. */
export type Paths = string | readonly string[];

/** Where `facsimile generate` writes, and what. Each path starts from the folder of the configuration; `false` leaves it out. */
export interface OutputConfig {
  /** The folder of everything that no other option names: `generated` without this. */
  readonly folder?: string;
  /** The OpenAPI document, `openapi.yaml`. */
  readonly document?: string | false;
  /** TypeScript types, `types.ts`. */
  readonly types?: string | false;
  /** MSW handlers, `handlers.ts`; they import the types and the validators. */
  readonly handlers?: string | false;
  /** Validators of requests, `validators.ts`. */
  readonly validators?: string | false;
  /** Validators of responses, `response-validators.ts`. */
  readonly responseValidators?: string | false;
  /** The validators as Standard Schemas, `schemas.ts`; they import the types and both kinds of validators. */
  readonly schemas?: string | false;
  /** Factories of bodies for tests, `factories.ts`; they import the types. */
  readonly factories?: string | false;
  /**
   * Whether handlers and validators are split into a file for each tag, in a folder beside the file that combines them:
   * `tags` or `none`. Without this, those of more than 50 operations with several tags are.
   */
  readonly split?: 'tags' | 'none';
  /** The folder of the Pact contracts, `pacts`. */
  readonly contracts?: string | false;
  /** The findings about the sources, without an ending: `diagnostics` gives `diagnostics.txt` and `diagnostics.json`. */
  readonly diagnostics?: string | false;
}

/** The package that `facsimile pack` makes of the outputs. */
export interface PackageConfig {
  readonly name: string;
  readonly version: string;
  readonly description?: string;
  readonly license?: string;
  /** Further files to put into it, such as a licence. */
  readonly files?: readonly string[];
}

/** What `facsimile.config.ts` exports. Without it, the pages of `spec/pages` and the overlays of `spec/overlays` are read. */
export interface FacsimileConfig {
  /**
   * Reference pages in Markdown: files, folders (the pages directly in them) and globs (those that document operations).
   */
  readonly pages?: Paths;
  /** The format of all pages, `microsoft` or `hashicorp`; without it, each page says it. */
  readonly format?: string;
  /** An OpenAPI document (3.0, 3.1 or 3.2, YAML or JSON) in place of pages. */
  readonly document?: string;
  /** OpenAPI overlays, in the order in which they apply: files, folders and globs. */
  readonly overlays?: Paths;
  readonly output?: OutputConfig;
  readonly package?: PackageConfig;
}

/** Gives the configuration as it is: it is there for its types. */
export function defineConfig(config: FacsimileConfig): FacsimileConfig {
  return config;
}
