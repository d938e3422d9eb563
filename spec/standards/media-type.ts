import { escapePattern } from './escape-pattern.ts';

/** Type and subtype of a media type without its parameters, in lower case (RFC 9110, section 8.3.1); empty without a header. */
export function essenceOf(mediaType: string | null | undefined): string {
  return (mediaType ?? '').replace(/;.*/s, '').trim().toLowerCase();
}

/** Whether bodies of a media type are JSON: its subtype is `json` or ends in `+json` (RFC 6839), whatever its parameters. */
export function isJson(mediaType: string): boolean {
  return /[/+]json$/.test(essenceOf(mediaType));
}

/**
 * Whether a media type is in a range, which is a type or has wildcards (`image/*`, `application/*+json`), whatever the
 * parameters of both.
 */
export function matchesMediaType(range: string, mediaType: string): boolean {
  const pattern = escapePattern(essenceOf(range)).replace(/(^|\/)\\\*/g, '$1.*');
  return new RegExp(`^${pattern}$`).test(essenceOf(mediaType));
}

/**
 * The quality that an Accept header gives a media type, from 0 (not acceptable) to 1: that of the most specific range
 * that includes it (RFC 9110, section 12.5.1), so that `application/json;q=0` counts even with a wildcard. Commas and
 * semicolons in quoted parameters separate nothing.
 */
export function acceptedQuality(accept: string, mediaType: string): number {
  const ranges = accept
    .replace(/"(\\.|[^"])*("|$)/gs, '')
    .split(',')
    .filter((range) => matchesMediaType(range, mediaType));
  const fewest = Math.min(...ranges.map(wildcardsOf));
  return Math.max(0, ...ranges.filter((range) => wildcardsOf(range) === fewest).map(qualityOf));
}

function wildcardsOf(range: string): number {
  return essenceOf(range).split('*').length;
}

/** The weight of a range (RFC 9110, section 12.4.2); 1 where it has none, or no number. */
function qualityOf(range: string): number {
  return Number(/;\s*q=([01]\.?\d*)/i.exec(range)?.[1] ?? 1);
}
