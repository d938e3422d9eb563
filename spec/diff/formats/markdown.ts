import { escapeLine } from '../../standards/visible-text.ts';
import type { ReportedChange } from '../change.ts';
import { changeClasses, classNames, countChanges, describeBreaks, formatPlace } from './words.ts';

/** Changes as Markdown, for the comment on a change or for release notes: a list for each class, the worst first. */
export function renderMarkdown(changes: readonly ReportedChange[]): string {
  const sections = changeClasses.flatMap((name) => {
    const own = changes.filter((change) => change.class === name);
    return own.length === 0 ? [] : [`## ${classNames[name]} (${own.length})\n\n${own.map(renderChange).join('\n')}\n`];
  });
  return [`${countChanges(changes)}\n`, ...sections].join('\n');
}

function renderChange(change: ReportedChange): string {
  const { code, message, fingerprint, before, after, accepted } = change;
  const places = [
    ...(before === undefined ? [] : [`before: ${codeSpan(formatPlace(before))}`]),
    ...(after === undefined ? [] : [`after: ${codeSpan(formatPlace(after))}`]),
  ];
  const details = [...places, `fingerprint: \`${fingerprint}\`${accepted ? ', accepted' : ''}`];
  const lines = [
    `- ${escapeMarkdown(message)} (\`${code}\`)`,
    `  ${details.join(', ')}`,
    ...describeBreaks(change, 20).map((line) => `  - ${escapeMarkdown(line)}`),
  ];
  return lines.join('\n');
}

function codeSpan(text: string): string {
  return `\`${escapeLine(text).replaceAll('`', "'")}\``;
}

/** Text of one line in which nothing is a tag, a link or a heading; code in backticks stays as it is. */
function escapeMarkdown(text: string): string {
  return escapeLine(text)
    .split(/(`[^`]*`)/)
    .map((part) => (/^`.*`$/.test(part) ? part : part.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&')))
    .join('');
}
