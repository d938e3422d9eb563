/** What a handler does that the document does not allow. */
export interface HandlerFinding {
  /** The handler as MSW names it: `GET https://api.example.com/books/:id`. */
  readonly handler: string;
  /** `get_book (GET /books/{id})`; undefined for a handler of something that is not documented. */
  readonly operation?: string;
  /** The request that shows it: `GET /books/1`. */
  readonly request?: string;
  /** `responds with 418, which is not documented; documented: 200, 404`. */
  readonly message: string;
  /** Where the document says otherwise: `openapi.yaml:12`, or a JSON pointer where it was given as data. */
  readonly place: string;
}

/** How handlers are asked. */
export interface CheckHandlersOptions {
  /** Where they answer instead of the documented servers; a path such as `/api` is one on any host. */
  readonly baseUrl?: string;
  /** Milliseconds that a handler has for each response; 5 000 if none is given. */
  readonly timeout?: number;
}

/**
 * What of MSW's HTTP handlers (2 or 3) contradicts an OpenAPI document; nothing where all of them keep to it. Each is asked
 * alone, with the requests of the document's contract, and no server has to run. Handlers with `once` are not used up, but
 * what handlers remember themselves they remember.
 * @param handlers those of `setupServer`; what is no handler of HTTP requests is left out
 * @param document the path or the `file:` URL of the OpenAPI document, its text, or its data
 * @throws Error where the document cannot be used, with what is wrong with it
 */
export async function checkHandlers(
  handlers: readonly object[],
  document: string | URL | object,
  options: CheckHandlersOptions = {},
): Promise<readonly HandlerFinding[]> {
  // Frontend tests that do not check handlers load none of it.
  const [{ readAnyDocument }, { findContradictions }] = await Promise.all([
    import('../record/service-document.ts'),
    import('./find-contradictions.ts'),
  ]);
  return findContradictions(handlers, await readAnyDocument(document), options);
}
