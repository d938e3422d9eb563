const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ' };

/** Markdown prose as plain text: links by their text, no emphasis marks, entities and escapes resolved, blanks folded. */
export function plainText(markdown: string): string {
  if (!/[[*_&\\\t\n\r]| {2}/.test(markdown)) return markdown.trim();
  return markdown
    .replace(/!?\[([^\][]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/\*\*|__/g, '')
    .replace(/&(lt|gt|amp|quot|nbsp);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
