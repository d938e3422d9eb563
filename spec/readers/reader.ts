import type { Report } from '../diagnostics/reporter.ts';
import type { ApiModel, NamedType } from '../ir/api-model.ts';
import type { PageLibrary, SourcePage } from '../source/source-page.ts';

/** A format of reference pages, and how pages of it are read. */
export interface Reader {
  readonly format: string;
  /** The API versions that pages of the format are written for. */
  readonly versions: readonly string[];
  /** What a page that documents operations has, for a person who gave others. */
  readonly hint: string;
  /** What pages of the format have: by them the format is found that is nearest to a page which none accepts. */
  readonly marks: readonly { readonly name: string; readonly pattern: RegExp }[];
  /** Whether a page of the format documents operations, and not a type or a concept. */
  readonly accepts: (page: SourcePage) => boolean;
  /** Starts to read pages that share the pages about types which they link to. */
  readonly open: (context: ReaderContext) => PageReader;
}

/** What pages are read with. */
export interface ReaderContext {
  /** Where linked pages are looked for. */
  readonly library: PageLibrary;
  /** The document that pages of an API version go into; undefined stands for the pages that state none. */
  readonly documentOf: (version: string | undefined) => string;
  readonly report: Report;
}

/** Reads pages one after the other. */
export interface PageReader {
  /**
   * What a page says about its operations, or what each of its versions says; undefined where it declares none. Each
   * reason is reported; nothing is thrown.
   */
  readonly read: (page: SourcePage) => ApiModel | readonly ApiModel[] | undefined;
  /** The named types of a document that pages about types describe, as far as the pages read so far need them. */
  readonly typesOf: (document: string) => readonly NamedType[];
}
