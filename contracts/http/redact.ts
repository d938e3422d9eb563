/** What stands in the place of a secret. */
export const hiddenSecret = '[token]';

/**
 * The same data with secrets put out of every text in it, names of properties apart: plain, percent-encoded, in Base64, and
 * with characters as JSON, HTML or backslashes write them.
 */
export function redact<T>(data: T, secrets: readonly string[]): T {
  // The longest first: one may be a part of another.
  const known = secrets.filter((secret) => secret !== '').toSorted((a, b) => b.length - a.length);
  if (known.length === 0) return data;
  const spellings = new RegExp(known.flatMap((secret) => [spelling(secret), ...base64(secret)]).join('|'), 'gi');
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll(spellings, hiddenSecret);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(data) as T;
}

const entities: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

/** An expression for a text with each of its characters in any of the ways that it can be written. */
function spelling(text: string): string {
  return [...text]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      const units = Array.from({ length: character.length }, (_, at) => hex(character.charCodeAt(at), 4));
      const entity = entities[character];
      const forms = [
        `\\\\*${literal(character)}`,
        [...Buffer.from(character)].map((byte) => `%${hex(byte, 2)}`).join(''),
        units.map((unit) => `\\\\+u${unit}`).join(''),
        `&#0*${code};`,
        `&#x0*${hex(code, 1)};`,
        ...(entity === undefined ? [] : [`&${entity};`]),
      ];
      return `(?:${forms.join('|')})`;
    })
    .join('');
}

/** Expressions for Base64 that a text is in, wherever in a group of three bytes it begins. Few bytes have too many doubles. */
function base64(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  if (bytes.length < 6) return [];
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const own = encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    return own.replaceAll('+', '[+-]').replaceAll('/', '[/_]');
  });
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}

function literal(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');
}
