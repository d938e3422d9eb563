import { jsonrepair } from 'jsonrepair';
import { LineIndex } from '../diagnostics/line-index.ts';
import type { Snippet } from '../page/page.ts';
import { type JsonReading, type JsonText, readJson } from './json-text.ts';

/**
 * Reads JSON that is nearly JSON: trailing and missing commas, comments, ellipses, curly quotes, line breaks in texts.
 * The places of its members are those of their lines. Not ok where it is beyond repair, or no object or array at all.
 */
export function repairJson(text: Snippet): JsonReading {
  const repaired = repairedText(text.text);
  const reading = readJson({ ...text, text: repaired ?? '' });
  const usable = reading.ok && typeof reading.json.value === 'object' && reading.json.value !== null;
  if (!usable || repaired === undefined) return { ok: false, problem: 'beyond repair', place: text };
  return { ok: true, json: moveToLines(reading.json, new LineIndex(repaired), new LineIndex(text.text), text) };
}

function repairedText(text: string): string | undefined {
  try {
    return jsonrepair(text.replace(/^[^\S\n]*(?:\.\.\.|…)[^\S\n]*(?:,[^\S\n]*)?$/gm, ''));
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
  const walk = (one: JsonText): JsonText => ({
    ...one,
    ...move(one),
    members: one.members?.map(({ name, value, earlier }) => ({
      name: { ...name, ...move(name) },
      value: walk(value),
      earlier: earlier.map((other) => ({ ...other, ...move(other) })),
    })),
    elements: one.elements?.map(walk),
  });
  return walk(json);
}
