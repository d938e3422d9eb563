/** How a request departs from the documented one; empty: it does not. */
export interface Departure {
  readonly withoutToken?: boolean;
  /** The name of a required property of the body that is left out. */
  readonly withoutProperty?: string;
  /** The name of a required query or header parameter that is left out. */
  readonly withoutParameter?: string;
  /** The name of a path parameter whose value names nothing. */
  readonly unknownParameter?: string;
}
