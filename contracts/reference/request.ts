/** What the reference provider sees of a request. */
export interface ReferenceRequest {
  readonly method: string;
  /** As it was sent, without its query. */
  readonly path: string;
  /** Decoded; empty where the path is none of the page's. */
  readonly deviceId: string;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly accept: string | undefined;
  /** The body as text; empty where there is none. */
  readonly text: string;
  /** The body as JSON; undefined where it is not valid JSON. */
  readonly value: unknown;
}
