import { type ChangeCode, changeRules } from '../rules.ts';
import { classNames } from './words.ts';

/** What the rule of a change means, as Markdown. */
export function describeRule(code: ChangeCode): string {
  const { class: name, words, why } = changeRules[code];
  return `# ${code}

${classNames[name]}. ${why}

\`facsimile diff\` reports it in these words, with the facts of the change in braces:

    ${words}

A change that is meant is accepted by its fingerprint: \`facsimile diff OLD NEW --baseline FILE --update-baseline\` writes
those of all changes into a file, and \`--baseline FILE\` accepts what is in it.
`;
}
