import { createHash } from 'node:crypto';
import { type Html, html } from '../../spec/standards/html.ts';

/** What a page of HTML holds. */
interface HtmlPage {
  readonly title: string;
  /** Style sheet and script, of which nothing comes from what is reported. */
  readonly style: string;
  readonly script?: string;
  readonly body: Html;
}

/**
 * A page of HTML in one file, which loads nothing: its Content-Security-Policy lets only its own style and its own
 * script through, by their hashes.
 */
export function printHtmlPage({ title, style, script, body }: HtmlPage): string {
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    ...(script === undefined ? [] : [`script-src ${hashOf(script)}`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const head = html`<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>`;
  return `<!doctype html>
<html lang="en">
<head>
${head.text}
<style>${style}</style>
</head>
<body>
${body.text}${script === undefined ? '' : `<script>${script}</script>\n`}</body>
</html>
`;
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** What the pages of all reports look like: the colours, which follow the reader's light or dark, and the fonts. */
export const sharedStyle = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#ffffff, #15181c); --raised: light-dark(#f5f6f8, #1d2126); --line: light-dark(#d9dde3, #353b44);
  --text: light-dark(#1c2128, #e4e7eb); --quiet: light-dark(#59626e, #9aa4b1); --link: light-dark(#0b57b0, #82b6ff);
  --passed: light-dark(#1b6e37, #7fd99a); --failed: light-dark(#b3261e, #ff8a80); --skipped: light-dark(#6b5900, #e0c25a);
  font: 15px/1.5 system-ui, sans-serif; color: var(--text); background: var(--ground);
}
.passed { color: var(--passed); } .failed { color: var(--failed); } .skipped { color: var(--skipped); }
a { color: var(--link); }
summary { cursor: pointer; }
code, pre { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace; font-size: 13px; }
pre { overflow-wrap: anywhere; white-space: pre-wrap; background: var(--raised); padding: .6rem; margin: .4rem 0; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 1px; }
`;
