/** A value of a path, decoded; one with a broken escape is taken as it stands. */
export function decodeValue(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
