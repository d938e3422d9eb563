/** A stretch of a page's text, as offsets in UTF-16 units: `start` inclusive, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in a page. */
export interface Place {
  readonly page: string;
  readonly span: Span;
}
