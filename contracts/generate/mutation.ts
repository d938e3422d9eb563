/** How a request differs from the documented one; empty: it does not. */
export interface Mutation {
  readonly withoutToken?: boolean;
  /** The name of a required query or header parameter that is left out. */
  readonly withoutParameter?: string;
  /** The name of a query parameter whose value is not of its type. */
  readonly wrongParameter?: string;
  /** The name of a path parameter whose value names nothing. */
  readonly unknownParameter?: string;
  readonly body?: BodyMutation;
}

/** How the body of a request differs from the documented one; a path is the names of properties from the outside in. */
export type BodyMutation =
  | { readonly kind: 'without'; readonly path: readonly string[] }
  | { readonly kind: 'with'; readonly values: readonly PlacedValue[] }
  /** Cut short, so that it is not JSON. */
  | { readonly kind: 'malformed' }
  /** The documented body under a media type that is not documented. */
  | { readonly kind: 'mislabelled'; readonly mediaType: string };

export interface PlacedValue {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** A documented JSON value as a mutation changes it; one of its bytes or of its media type changes no value. */
export function mutateBody(value: unknown, mutation: BodyMutation | undefined): unknown {
  switch (mutation?.kind) {
    case 'without':
      return changeAt(value, mutation.path, ({ name, object }) =>
        Object.fromEntries(Object.entries(object).filter(([key]) => key !== name)),
      );
    case 'with':
      return mutation.values.reduce(
        (changed, { path, value: placed }) =>
          changeAt(changed, path, ({ name, object }) => ({ ...object, [name]: placed })),
        value,
      );
    default:
      return value;
  }
}

interface Place {
  readonly name: string;
  readonly object: object;
}

/** A path that leads through anything but objects changes nothing. */
function changeAt(value: unknown, [name, ...inner]: readonly string[], change: (place: Place) => object): unknown {
  if (name === undefined || typeof value !== 'object' || value === null) return value;
  if (inner.length === 0) return change({ name, object: value });
  const below = (value as Readonly<Record<string, unknown>>)[name];
  return { ...value, [name]: changeAt(below, inner, change) };
}
