import { linkPartsOf } from './links.ts';

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ' };

/** Markdown prose as plain text: links by their text, no emphasis marks, entities and escapes resolved, blanks folded. */
export function plainText(markdown: string): string {
  if (!/[[*_&\\\t\n\r]|\s{2}/.test(markdown)) return markdown.trim();
  let text = markdown;
  if (text.includes('[')) text = withoutLinks(text);
  text = text.replace(/\*\*|__/g, '');
  if (text.includes('&')) text = text.replace(/&(lt|gt|amp|quot|nbsp);/g, (_, name: string) => entities[name] ?? '');
  if (text.includes('\\')) text = text.replace(/\\([\\`*_{}[\]()#+\-.!|<>])/g, '$1');
  return text.replace(/\s+/g, ' ').trim();
}

/** Links and images by their text. */
function withoutLinks(markdown: string): string {
  let plain = '';
  let at = 0;
  for (const { start, end, text, inline, label } of linkPartsOf(markdown)) {
    if (inline === undefined && label === undefined) continue;
    plain += markdown.slice(at, start > at && markdown[start - 1] === '!' ? start - 1 : start) + text;
    at = end;
  }
  return plain + markdown.slice(at);
}
