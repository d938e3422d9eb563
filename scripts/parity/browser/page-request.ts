/** A request for a web page to send with `fetch`. */
export interface PageRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent: no body at all. */
  readonly body?: Uint8Array;
}

/** The same as plain data, which is all that gets into a page from outside. */
export interface PackedRequest extends Omit<PageRequest, 'body'> {
  /** The body's bytes, gzipped, in base64: a large body gets into a page slowly. */
  readonly packed?: string;
}

/** What the page got. */
export interface PageResponse {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}
