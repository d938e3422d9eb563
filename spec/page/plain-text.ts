const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ' };

/** Markdown prose as plain text: links by their text, no emphasis marks, entities and escapes resolved, blanks folded. */
export function plainText(markdown: string): string {
  if (!/[[*_&\\\t\n\r]| {2}/.test(markdown)) return markdown.trim();
  let text = markdown;
  if (text.includes('[')) text = text.replace(/!?\[([^\][]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1');
  text = text.replace(/\*\*|__/g, '');
  if (text.includes('&')) text = text.replace(/&(lt|gt|amp|quot|nbsp);/g, (_, name: string) => entities[name] ?? '');
  if (text.includes('\\')) text = text.replace(/\\([\\`*_{}[\]()#+\-.!|<>])/g, '$1');
  return text.replace(/\s+/g, ' ').trim();
}
