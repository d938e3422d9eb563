/** How a request departs from the documented one; empty: it does not. */
export interface Departure {
  readonly withoutToken?: boolean;
  /** The name of a required query or header parameter that is left out. */
  readonly withoutParameter?: string;
  /** The name of a query parameter whose value is not of its type. */
  readonly wrongParameter?: string;
  /** The name of a path parameter whose value names nothing. */
  readonly unknownParameter?: string;
  readonly body?: BodyDeparture;
}

/** How the body of a request departs from the documented one; a path is the names of properties from the outside in. */
export type BodyDeparture =
  | { readonly kind: 'without'; readonly path: readonly string[] }
  | { readonly kind: 'with'; readonly values: readonly PlacedValue[] }
  /** Cut short, so that it is no JSON. */
  | { readonly kind: 'malformed' }
  /** The documented body under a media type that is not documented. */
  | { readonly kind: 'mislabelled'; readonly mediaType: string };

export interface PlacedValue {
  readonly path: readonly string[];
  readonly value: unknown;
}
