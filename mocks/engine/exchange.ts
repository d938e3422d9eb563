import { isJson } from '../../spec/standards/media-type.ts';

/** A request as the core sees it, free of any library. */
export interface MockRequest {
  /** In capitals. */
  readonly method: string;
  /** Path and query as written in the URL, not decoded, with or without a version prefix. */
  readonly target: string;
  /** The whole URL, where it is known. */
  readonly url?: string;
  /** Looks a header up, without regard to case: a `Headers` object, for example. */
  readonly headers: { get(name: string): string | null };
  /** The whole body; empty where there is none. */
  readonly text: string;
}

/** A response as the core gives it, ready to be sent. */
export interface MockResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined for a response without a body. */
  readonly text: string | undefined;
}

/**
 * A body of a media type: JSON as the pages print their samples, indented by two blanks and without a line end after it;
 * text of any other type as it is.
 */
export function printBody(body: unknown, mediaType = 'application/json'): string {
  return typeof body === 'string' && !isJson(mediaType) ? body : JSON.stringify(body, null, 2);
}
