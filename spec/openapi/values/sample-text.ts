import type { Constraints } from './constraints.ts';
import { textMatching } from './pattern-text.ts';
import { expression } from './value-errors.ts';

/** A text of each format (JSON Schema 2020-12, and the formats of the OpenAPI registry). */
const byFormat: Readonly<Record<string, string>> = {
  'date-time': '2020-01-01T00:00:00Z',
  date: '2020-01-01',
  time: '00:00:00Z',
  'iso-date-time': '2020-01-01T00:00:00Z',
  'iso-time': '00:00:00Z',
  duration: 'P1D',
  uri: 'https://example.com/',
  url: 'https://example.com/',
  iri: 'https://example.com/',
  'uri-reference': '/example',
  'iri-reference': '/example',
  'uri-template': '/example/{id}',
  email: 'user@example.com',
  'idn-email': 'user@example.com',
  hostname: 'example.com',
  'idn-hostname': 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  byte: 'dGV4dA==',
  uuid: '00000000-0000-4000-8000-000000000000',
  regex: '.*',
  'json-pointer': '/example',
  'json-pointer-uri-fragment': '#/example',
  'relative-json-pointer': '0',
  int32: '1',
  int64: '1',
  float: '1.5',
  double: '1.5',
  decimal: '1.5',
};

/** Texts that could fit, the likeliest first; where they must differ, each number gives another one. */
export function sampleTexts(
  { formats, patterns, minLength, maxLength, encoding }: Constraints,
  number: number,
): string[] {
  const hasLength = ({ length }: string) => length >= minLength && length <= maxLength;
  const isFit = (text: string) => hasLength(text) && patterns.every((pattern) => expression(pattern).test(text));
  const [known] = formats.flatMap((format) => (Object.hasOwn(byFormat, format) ? [byFormat[format] ?? ''] : []));
  const plain = known ?? (encoding === 'base64' ? 'dGV4dA==' : 'text');
  const varied = number === 0 ? plain : vary(plain, number, known !== undefined);
  const matching = patterns.flatMap((pattern) => textMatching(pattern, isFit, number) ?? []);
  const fitted = varied.padEnd(minLength, varied || 'a').slice(0, maxLength);
  const numbered = `${number}`.padStart(minLength, 'a').slice(-maxLength || undefined);
  return [varied, ...matching, fitted, numbered].toSorted((a, b) => Number(isFit(b)) - Number(isFit(a)));
}

/** Another text of the same form. */
function vary(text: string, number: number, isFormatted: boolean): string {
  if (!isFormatted) return `${text}${number}`;
  const digit = text.search(/\d(?!.*\d)/);
  if (digit >= 0) return `${text.slice(0, digit)}${(Number(text[digit]) + number) % 10}${text.slice(digit + 1)}`;
  return text.replace(/example|user|1D/, (word) => (word === '1D' ? `${number + 1}D` : `${word}${number}`));
}
