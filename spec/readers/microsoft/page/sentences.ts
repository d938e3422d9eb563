import { cut } from '../../../source/http-message.ts';
import type { Snippet } from '../../../source/snippet.ts';

/** The sentences of a text; a list has one in each line, and a full stop inside of a word ends none. */
export function sentencesOf(text: Snippet): readonly Snippet[] {
  const ends = [...text.text.matchAll(/\.\s|\n/g)].map(({ index }) => index + 1);
  return [0, ...ends].map((start, at) => cut(text, start, ends[at] ?? text.text.length));
}
