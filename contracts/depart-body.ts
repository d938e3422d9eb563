import type { BodyDeparture } from './departure.ts';

/** A documented JSON value as a departure changes it; one of its bytes or of its media type changes no value. */
export function departBody(value: unknown, departure: BodyDeparture | undefined): unknown {
  switch (departure?.kind) {
    case 'without':
      return changeAt(value, departure.path, ({ name, object }) =>
        Object.fromEntries(Object.entries(object).filter(([one]) => one !== name)),
      );
    case 'with':
      return departure.values.reduce(
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
