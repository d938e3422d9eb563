import type { Section } from '../../../markdown/page.ts';
import { cut } from '../../../source/http-message.ts';
import type { Snippet } from '../../../source/snippet.ts';
import { prose } from '../page/sections.ts';

/**
 * The query options that sentences of the sections about them name: `This method supports the `$filter` and `$top` query
 * parameters`. A sentence with a negation names those that are not supported, and in most cases others too.
 */
export function supportedOptions(sections: readonly Section[]): readonly Snippet[] {
  return sections
    .flatMap(prose)
    .flatMap(({ text }) => sentences(text))
    .filter(({ text }) => /\bsupport/i.test(text) && !/\b(?:not|no|never|unsupported)\b|n['’]t\b/i.test(text))
    .flatMap(namedOptions);
}

function namedOptions(sentence: Snippet): readonly Snippet[] {
  return [...sentence.text.matchAll(/`(\$[A-Za-z]+)`/g)].map(({ 1: name = '', index }) =>
    cut(sentence, index + 1, index + 1 + name.length),
  );
}

/** The sentences of a text; a list has one in each line, and a full stop inside of a word ends none. */
function sentences(text: Snippet): readonly Snippet[] {
  const ends = [...text.text.matchAll(/\.\s|\n/g)].map(({ index }) => index + 1);
  return [0, ...ends].map((start, at) => cut(text, start, ends[at] ?? text.text.length));
}
