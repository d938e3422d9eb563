import { escapeMarkup, escapeMarkupLine } from '../../standards/markup.ts';
import type { ReportedChange } from '../change.ts';
import { changeRules } from '../rules.ts';
import { changeClasses, classNames, countChanges, describeBreaks, formatPlace } from './words.ts';

/** Changes as one HTML file that loads nothing and runs no script: a section for each class, the worst first. */
export function renderHtml(changes: readonly ReportedChange[]): string {
  const sections = changeClasses.flatMap((name) => {
    const own = changes.filter((change) => change.class === name);
    if (own.length === 0) return [];
    return [`<h2 class="${name}">${classNames[name]} (${own.length})</h2>\n${own.map(renderChange).join('')}`];
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Changes of the API: ${countChanges(changes)}</title>
<style>${style}</style>
</head>
<body>
<h1>Changes of the API</h1>
<p>${countChanges(changes)}</p>
${sections.join('')}</body>
</html>
`;
}

const style = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
.breaking-consumers { color: light-dark(#b3261e, #ff8a80); } .breaking-providers { color: light-dark(#6b5900, #e0c25a); }
details { border-top: 1px solid light-dark(#ddd, #444); padding: .4rem 0; overflow-wrap: anywhere; }
summary { cursor: pointer; } table { border-collapse: collapse; margin-left: 1.2rem; }
th, td { text-align: left; vertical-align: top; padding: .1rem .8rem .1rem 0; }
th { font-weight: normal; opacity: .7; white-space: nowrap; } td { white-space: pre-wrap; }
`;

function renderChange(change: ReportedChange): string {
  const { code, message, fingerprint, before, after, accepted, uses } = change;
  const rows: readonly (readonly [name: string, text: string])[] = [
    ['before', formatPlace(before)],
    ['after', formatPlace(after)],
    ['rule', `${code}: ${changeRules[code].why}`],
    ['used by', uses.map(({ operation, part, path }) => [operation, part, path].join(' ').trim()).join('\n')],
    ['breaks', describeBreaks(change, 100).join('\n')],
    ['fingerprint', `${fingerprint}${accepted ? ', accepted' : ''}`],
  ];
  const cells = rows.map(([name, text]) =>
    text === '' ? '' : `<tr><th>${name}</th><td>${escapeMarkup(text)}</td></tr>`,
  );
  return `<details><summary>${escapeMarkupLine(message)}</summary>\n<table>${cells.join('')}</table>\n</details>\n`;
}
