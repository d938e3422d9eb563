import { jsonrepair } from 'jsonrepair';
import { LineIndex } from './line-index.ts';
import { type JsonReading, type JsonText, readJson } from './located-json.ts';
import type { Place } from './place.ts';
import type { Snippet } from './snippet.ts';

/** How many characters a text may have that is repaired: the time that a repair takes grows with their square. */
export const longestRepair = 10_000;

/**
 * Reads JSON that is nearly JSON: trailing and missing commas, comments, ellipses, curly quotes, line breaks in texts.
 * The places of its members are those of their lines. Not ok where it is beyond repair, or no object or array at all.
 */
function repairJson(text: Snippet): JsonReading {
  const repaired = repairedText(text.text);
  const reading = readJson({ ...text, text: repaired ?? '' });
  const usable = reading.ok && typeof reading.json.value === 'object' && reading.json.value !== null;
  if (!usable || repaired === undefined) return { ok: false, problem: 'beyond repair', place: text };
  return { ok: true, json: moveToLines(reading.json, new LineIndex(repaired), new LineIndex(text.text), text) };
}

function repairedText(text: string): string | undefined {
  try {
    return jsonrepair(
      text.replace(/^[^\S\r\n\u2028\u2029]*(?:\.\.\.|…)[^\S\r\n\u2028\u2029]*(?:,[^\S\r\n\u2028\u2029]*)?$/gm, ''),
    );
  } catch {
    return undefined;
  }
}

/** Puts each value at the line of the page that it stands in: a repair keeps lines, but not columns. */
function moveToLines(json: JsonText, from: LineIndex, to: LineIndex, text: Snippet): JsonText {
  const base = text.span.start;
  const move = (place: { readonly span: { readonly start: number } }) => {
    const { line } = from.position(place.span.start - base);
    const content = to.lineText(line);
    const start = base + to.startOf(line) + (content.length - content.trimStart().length);
    return {
      page: text.page,
      span: { start, end: Math.max(start, base + to.startOf(line) + content.trimEnd().length) },
    };
  };
  const walk = (json: JsonText): JsonText => ({
    ...json,
    ...move(json),
    members: json.members?.map(({ name, value, earlier }) => ({
      name: { ...name, ...move(name) },
      value: walk(value),
      earlier: earlier.map((other) => ({ ...other, ...move(other) })),
    })),
    elements: json.elements?.map(walk),
  });
  return walk(json);
}

/** The JSON of a sample's body, with what is wrong with it. */
export interface SampleJson {
  /** As written, else as far as it can be repaired; undefined where it cannot, and where the body is none. */
  readonly json: JsonText | undefined;
  readonly flaw: JsonFlaw | undefined;
  /** Where it has half of a surrogate pair, for which U+FFFD stands. */
  readonly halves: readonly Place[];
}

/** What is first wrong with a text that should be JSON. */
interface JsonFlaw {
  readonly problem: string;
  readonly place: Place;
  readonly isTooDeep: boolean;
  /** Whether it is longer than what is repaired. */
  readonly isTooLong: boolean;
}

/** Reads the body of a sample as JSON, and repairs what is nearly JSON. */
export function readSampleJson(body: Snippet): SampleJson {
  const { text, halves } = replaceLoneSurrogates(body);
  const reading = readJson(text);
  if (reading.ok) return { json: reading.json, flaw: undefined, halves };
  const { problem, place, isTooDeep = false } = reading;
  const isTooLong = text.text.length > longestRepair;
  const repaired = isTooDeep || isTooLong ? reading : repairJson(text);
  return { json: repaired.ok ? repaired.json : undefined, flaw: { problem, place, isTooDeep, isTooLong }, halves };
}

/** A text without halves of surrogate pairs, and where it had them. */
interface WellFormedJson {
  readonly text: Snippet;
  readonly halves: readonly Place[];
}

const pairOrEscape = /\\u[dD][89abAB][\dA-Fa-f]{2}\\u[dD][c-fC-F][\dA-Fa-f]{2}|\\(?:u[dD][89a-fA-F][\dA-Fa-f]{2}|.)/gs;

/**
 * JSON can escape half of a surrogate pair (`\ud800`), which is not a character: no file in UTF-8 can hold it, nor can a URI.
 * Each half becomes U+FFFD, escaped as it was, so that all places of the text stay.
 */
function replaceLoneSurrogates({ page, text, span }: Snippet): WellFormedJson {
  const halves: Place[] = [];
  const replaced = text.replaceAll(pairOrEscape, (found, index: number) => {
    if (found.length !== 6) return found;
    const start = span.start + index;
    halves.push({ page, span: { start, end: start + found.length } });
    return '\\ufffd';
  });
  return { text: { page, text: replaced.toWellFormed(), span }, halves };
}
