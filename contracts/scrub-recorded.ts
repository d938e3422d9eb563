import { redact } from './redact.ts';

/** Longer secrets are put out wherever they stand; a shorter one, which is part of many words, where it stands alone. */
const longEnough = 8;

const jsonWebToken = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const secretName = /(token|secret|password|passwd|credential|api[-_]?key)$/i;

/** What differs from run to run, and the value that stands for it. */
const fleeting: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi, '00000000-0000-4000-8000-000000000000'],
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)/g, '2020-01-01T00:00:00Z'],
];

/** The same data without secrets, and with fixed values for generated identifiers and times. */
export function scrubRecorded<T>(data: T, secrets: readonly string[]): T {
  const short = secrets.filter((one) => one.length < longEnough);
  const scrubText = (text: string) => {
    if (short.includes(text)) return '[token]';
    const open = text.replaceAll(jsonWebToken, '[token]');
    return fleeting.reduce((rest, [pattern, fixed]) => rest.replaceAll(pattern, fixed), open);
  };
  const scrub = (value: unknown, name = ''): unknown => {
    if (typeof value === 'string') return secretName.test(name) ? '[token]' : scrubText(value);
    if (Array.isArray(value)) return value.map((one) => scrub(one, name));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, scrub(inner, key)]));
  };
  const long = secrets.filter((one) => one.length >= longEnough);
  return scrub(redact(data, long)) as T;
}
