import type { PageSource } from '../openapi/document.ts';
import type { ChangeClass, ChangeCode } from './rules.ts';

/** An operation that uses a changed part, and where. */
export interface ChangeUse {
  /** `POST /notes`, as the old document has it; as the new one has it where it is new. */
  readonly operation: string;
  /** `request`, `response 201`, `query limit`, `header X-Key`; empty for the operation as a whole. */
  readonly part: string;
  /** The JSON path in a body, or the name of a header; empty for the part as a whole. */
  readonly path: string;
}

/** One change between two documents. */
export interface Change {
  readonly code: ChangeCode;
  readonly class: ChangeClass;
  readonly message: string;
  /** The same as long as the change is, wherever its lines are. */
  readonly fingerprint: string;
  /** Its line in the old document's source; of something new, that of the part around it. */
  readonly before: PageSource | undefined;
  /** Its line in the new document's source; of something removed, that of the part around it. */
  readonly after: PageSource | undefined;
  readonly uses: readonly ChangeUse[];
}

/** An interaction of a contract that a change breaks. */
export interface BrokenInteraction {
  /** The path of the contract's file; undefined for the contract of the old document itself. */
  readonly contract: string | undefined;
  readonly consumer: string;
  readonly interaction: string;
  /** What of it does not hold any more. */
  readonly reason: string;
  /** The consumer's tests that it was recorded from. */
  readonly tests: readonly string[];
}

/** A change with what it breaks, and whether people accept it. */
export interface ReportedChange extends Change {
  readonly accepted: boolean;
  readonly breaks: readonly BrokenInteraction[];
  /** The consumers' tests that read what an example shows otherwise now. */
  readonly readers: readonly string[];
}

/** Where a change was found: the part of an operation, what holds the change, and both places. */
export interface ChangeSite extends ChangeUse {
  /** What holds the change, such as a schema by its name, and the JSON path in it; without it, the operation's part does. */
  readonly holder?: { readonly name: string; readonly path: string } | undefined;
  /** The JSON path in the part, where that of the use is longer: to the property that the change is about. */
  readonly object?: string;
  readonly before: PageSource | undefined;
  readonly after: PageSource | undefined;
  /** The document that does not have the part: its place is that of the part around it. */
  readonly absentIn?: 'old' | 'new';
}
