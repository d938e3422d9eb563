import { isJson } from '../standards/media-type.ts';
import { isObject } from './json-form.ts';
import type { DocumentedParameter } from './operations.ts';

/** How a parameter is written: all that its texts follow from. */
export type WrittenParameter = Pick<DocumentedParameter, 'name' | 'in' | 'style' | 'explode' | 'mediaType'>;

/** A name with its value, which is written in parts with a delimiter between them. */
export interface ParameterPair {
  readonly name: string;
  readonly parts: readonly string[];
  readonly delimiter: string;
}

/**
 * A value as the pairs of a query or of a Cookie header, by the styles `form`, `spaceDelimited`, `pipeDelimited` and
 * `deepObject`. What a style says nothing about is written as servers usually read it: `filter[tags][0]=new`.
 */
export function parameterPairs(parameter: WrittenParameter, value: unknown): readonly ParameterPair[] {
  const { name, style, explode, mediaType } = parameter;
  if (mediaType !== undefined) return [pair(name, [contentText(mediaType, value)])];
  if (style === 'deepObject') return deepPairs(name, value);
  if (explode && Array.isArray(value)) return value.map((item) => pair(name, [plainText(item)]));
  if (explode && isObject(value)) return Object.entries(value).flatMap(([key, member]) => memberPairs(key, member));
  const delimiter = style === 'spaceDelimited' ? ' ' : style === 'pipeDelimited' ? '|' : ',';
  return [pair(name, listParts(value), delimiter)];
}

/** The text of pairs as a query has it, percent-encoded, with its delimiters as they are where a URL can hold them. */
export function queryText(pairs: readonly ParameterPair[]): string {
  return pairs
    .map(({ name, parts, delimiter }) => {
      const between = delimiter === ',' ? ',' : encodeURIComponent(delimiter);
      return `${encodeValue(name)}=${parts.map(encodeValue).join(between)}`;
    })
    .join('&');
}

/** The value of a pair, not encoded. */
export function pairText({ parts, delimiter }: ParameterPair): string {
  return parts.join(delimiter);
}

/** The text of a Cookie header. */
export function cookieText(pairs: readonly ParameterPair[]): string {
  return pairs.map(({ name, parts }) => `${name}=${parts.map(encodeValue).join(',')}`).join('; ');
}

/** A value as the text of a header. */
export function headerText({ explode, mediaType }: WrittenParameter, value: unknown): string {
  const text = mediaType === undefined ? simpleParts(value, explode, String).join(',') : contentText(mediaType, value);
  return text.replace(/[^ -~]+/g, encodeValue);
}

/** A value as it stands in a path in the place of its parameter, percent-encoded. */
export function pathText(parameter: WrittenParameter, value: unknown): string {
  const { name, style, explode, mediaType } = parameter;
  if (mediaType !== undefined) return encodeValue(contentText(mediaType, value));
  if (style === 'matrix') return matrixText(name, explode, value);
  const parts = simpleParts(value, explode, encodeValue);
  return style === 'label' ? `.${parts.join(explode ? '.' : ',')}` : parts.join(',');
}

function matrixText(name: string, explode: boolean, value: unknown): string {
  const parts = simpleParts(value, explode, encodeValue);
  const named = (text: string) => `;${encodeValue(name)}${text === '' ? '' : `=${text}`}`;
  if (!explode || typeof value !== 'object' || value === null) return named(parts.join(','));
  return Array.isArray(value) ? parts.map(named).join('') : parts.map((part) => `;${part}`).join('');
}

/** The parts of a value in the style `simple`: the properties of an object as `name=value` where it is exploded. */
function simpleParts(value: unknown, explode: boolean, encode: (text: string) => string): readonly string[] {
  if (!explode || !isObject(value)) return listParts(value).map(encode);
  return Object.entries(value).map(([key, member]) => `${encode(key)}=${encode(plainText(member))}`);
}

function listParts(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(plainText);
  return isObject(value) ? Object.entries(value).flat().map(plainText) : [plainText(value)];
}

function memberPairs(name: string, member: unknown): readonly ParameterPair[] {
  return (Array.isArray(member) ? member : [member]).map((item) => pair(name, [plainText(item)]));
}

function deepPairs(name: string, value: unknown): readonly ParameterPair[] {
  if (typeof value !== 'object' || value === null) return [pair(name, [plainText(value)])];
  return Object.entries(value).flatMap(([key, member]) => deepPairs(`${name}[${key}]`, member));
}

function pair(name: string, parts: readonly string[], delimiter = ','): ParameterPair {
  return { name, parts, delimiter };
}

function contentText(mediaType: string, value: unknown): string {
  return isJson(mediaType) ? JSON.stringify(value) : plainText(value);
}

function plainText(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

function encodeValue(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
