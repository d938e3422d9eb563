import type { Section } from '../../../markdown/page.ts';
import { cut } from '../../../source/http-message.ts';
import type { Snippet } from '../../../source/snippet.ts';
import { prose } from '../page/sections.ts';
import { sentencesOf } from '../page/sentences.ts';

/**
 * The query options that sentences of the sections about them name: `This method supports the `$filter` and `$top` query
 * parameters`. A sentence with a negation names those that are not supported, and in most cases others too.
 */
export function supportedOptions(sections: readonly Section[]): readonly Snippet[] {
  return sections
    .flatMap(prose)
    .flatMap(({ text }) => sentencesOf(text))
    .filter(({ text }) => /\bsupport/i.test(text) && !/\b(?:not|no|never|unsupported)\b|n['’]t\b/i.test(text))
    .flatMap(namedOptions);
}

function namedOptions(sentence: Snippet): readonly Snippet[] {
  return [...sentence.text.matchAll(/`(\$[A-Za-z]+)`/g)].map(({ 1: name = '', index }) =>
    cut(sentence, index + 1, index + 1 + name.length),
  );
}
