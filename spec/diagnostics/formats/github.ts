import { lineIndexes } from '../../source/line-index.ts';
import { escapeText } from '../../standards/visible-text.ts';
import type { Finding, Severity } from '../diagnostic.ts';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Findings as workflow commands of GitHub Actions, one a line: `::warning file=…,line=…::message`. They show next to the
 * lines of a pull request; an accepted finding is a notice, whatever its severity.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function renderGithub(diagnostics: readonly Finding[], texts: ReadonlyMap<string, string>): string {
  const indexOf = lineIndexes((page) => texts.get(page));
  const lines = diagnostics.map((diagnostic) => {
    const [start, end] = [diagnostic.span.start, diagnostic.span.end].map((offset) =>
      indexOf(diagnostic.page).position(offset),
    );
    const properties = {
      file: diagnostic.page,
      line: start?.line,
      ...(end?.line === start?.line ? { col: start?.column, endColumn: end?.column } : { endLine: end?.line }),
      title: diagnostic.code,
    };
    const command = diagnostic.accepted === undefined ? commands[diagnostic.severity] : 'notice';
    const printed = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
    return `::${command} ${printed.join(',')}::${escapeData(messageOf(diagnostic))}\n`;
  });
  return lines.join('');
}

function messageOf({ message, taken, help, accepted }: Finding): string {
  const remarks = { taken, help, accepted: accepted?.reason };
  const lines = Object.entries(remarks).flatMap(([name, text]) => (text === undefined ? [] : [`${name}: ${text}`]));
  return [message, ...lines].join('\n');
}

function escapeData(text: string): string {
  // No CR is left by then.
  return escapeText(text).replaceAll('%', '%25').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
