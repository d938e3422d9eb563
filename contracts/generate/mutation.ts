/** How a request differs from the documented one; empty: it does not. */
export interface Mutation {
  readonly withoutToken?: boolean;
  /** The name of a security scheme whose credential is left out, where several are needed. */
  readonly withoutCredential?: string;
  /** The name of a security scheme whose credential is sent without a value. */
  readonly emptyCredential?: string;
  /** Which of the alternatives that are documented authorizes the request; the first without it. */
  readonly alternative?: number;
  /** Another authentication scheme than the documented one, or the same in other letters. */
  readonly scheme?: string;
  /** The value of the Authorization header, where it is not a scheme with credentials. */
  readonly authorization?: string;
  /** Further headers, or others than the documented ones. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The documented media type that the body is of, where it is not the one that the contract is written in. */
  readonly content?: string;
  /** The media type of the body as it is written instead: with a charset, or in capitals. */
  readonly mediaType?: (documented: string) => string;
  /** The value of a path parameter that is sent instead of the documented one. */
  readonly parameter?: PlacedParameter;
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
  /** A text of so many characters, made up when it is sent. */
  | { readonly kind: 'long'; readonly path: readonly string[]; readonly characters: number }
  /** Cut short, or with more after it, so that it is not JSON. */
  | { readonly kind: 'malformed'; readonly trailing?: true }
  /** The documented value with line breaks and blanks between its parts. */
  | { readonly kind: 'spaced' }
  /** The documented value in a list. */
  | { readonly kind: 'listed' }
  /** No byte at all, under the documented media type. */
  | { readonly kind: 'none' }
  /** Another JSON value in the place of the documented one. */
  | { readonly kind: 'whole'; readonly value: unknown }
  /** The documented body under no media type. */
  | { readonly kind: 'unlabelled' }
  /** The documented body under a media type that is not documented. */
  | { readonly kind: 'mislabelled'; readonly mediaType: string };

/** A property that no document has: the contract of a document sends it to see whether an open type takes it. */
export const furtherProperty = 'facsimileFurther';

/** A value of a path parameter. */
interface PlacedParameter {
  readonly name: string;
  readonly value: string;
}

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
    case 'whole':
      return mutation.value;
    case 'listed':
      return [value];
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
