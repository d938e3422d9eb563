import type { Report } from '../diagnostics/report.ts';
import type { Page } from '../page/page.ts';
import type { TypeRef } from './api-model.ts';
import type { JsonText } from './json-text.ts';
import type { NamedTypes } from './named-types.ts';
import type { OpenLibrary } from './open-library.ts';
import type { MemberTable, ResourcePage } from './resource-page.ts';
import type { RowFindings } from './row-findings.ts';
import type { ReadText } from './text-type.ts';

/** What reading types takes: the pages about them, the types that are known so far, and where findings go. */
export interface TypeReading {
  readonly library: OpenLibrary;
  readonly named: NamedTypes;
  /** The type that a page describes, which is then known; `anchor` is the part of the page that a link leads to. */
  readonly typeOfPage: (resource: ResourcePage, anchor?: string) => TypeRef | undefined;
  readonly findings: RowFindings;
  readonly report: Report;
}

/** What is known of a property beside its row: where it stands, and what samples show of it. */
export interface Witness {
  readonly page: Page;
  /** The namespace that a bare type name is taken to be in. */
  readonly namespace: string;
  readonly samples: readonly JsonText[];
  /** The enumerations that the page of the row lists itself. */
  readonly enumerations?: readonly MemberTable[];
  /** How texts in samples are read, where they are no values but stand for types. */
  readonly readText?: ReadText;
  /** The value stands in an address, which holds no objects. */
  readonly inAddress?: true;
}
