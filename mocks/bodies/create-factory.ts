/**
 * What a test changes of a body: any of its properties, those of objects in it one by one, and lists as a whole. An optional
 * property that is `undefined` is left out.
 */
export type Overrides<Body> = Body extends readonly unknown[]
  ? Body
  : Body extends object
    ? { readonly [Name in keyof Body]?: Overrides<Body[Name]> | OptionalOnly<Body, Name> }
    : Body;

/** `undefined` for an optional property, and nothing for one that is required. */
type OptionalOnly<Body, Name extends keyof Body> =
  Partial<Pick<Body, Name>> extends Pick<Body, Name> ? undefined : never;

/** Makes bodies of a schema: the sample that the document shows, or one that fits, with what a test changes of it. */
export type Factory<Body> = (overrides?: Overrides<Body>) => Body;

/** A factory of bodies like a sample; each is a new one. Made for generated code, which knows the type. */
export function createFactory<Body extends object>(sample: object): Factory<Body> {
  const text = JSON.stringify(sample);
  return (overrides) => {
    const body: Body = JSON.parse(text);
    if (overrides !== undefined) override(body, overrides);
    return body;
  };
}

/** Changes a body that nobody else holds. */
function override(body: object, overrides: object): void {
  for (const [name, value] of Object.entries(overrides)) {
    const own: unknown = Object.hasOwn(body, name) ? Reflect.get(body, name) : undefined;
    if (value === undefined) Reflect.deleteProperty(body, name);
    else if (isRecord(own) && isRecord(value)) override(own, value);
    else Object.defineProperty(body, name, { value, enumerable: true, configurable: true, writable: true });
  }
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
