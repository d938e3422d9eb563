import { cut } from '../../../source/http-message.ts';
import type { Snippet } from '../../../source/snippet.ts';

/** A part of what stands in front of a path: fixed text, or a placeholder as the page spells it. */
export type OriginPart =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'variable'; readonly spelling: Snippet };

const scheme = /^https?:\/\//i;
const closing: ReadonlyMap<string, string> = new Map([
  ['{{', '}}'],
  ['{', '}'],
  ['<', '>'],
  ['[', ']'],
]);

/**
 * How long the part of a target in front of its path is: scheme and host, in which placeholders can stand, or a
 * placeholder that stands for both, `{siteUrl}/items` or `[Organization URI]/items`. 0 where a path begins at once.
 */
export function originLength(text: string): number {
  const begin = scheme.exec(text)?.[0].length ?? 0;
  let at = begin || (placeholderAt(text, 0)?.end ?? 0);
  if (at === 0) return 0;
  while (at < text.length && !/[/\\?]/.test(text.charAt(at))) {
    const placeholder = placeholderAt(text, at);
    if (begin === 0 && placeholder === undefined && !/[\w.:-]/.test(text.charAt(at))) return 0;
    at = placeholder?.end ?? at + 1;
  }
  // A placeholder alone is a path: the address of a file to upload, or the key of something.
  return begin > 0 || (text[at] === '/' && at + 1 < text.length) ? at : 0;
}

/** Where the placeholder that begins at an offset has its name, and where it ends; undefined where none begins. */
function placeholderAt(text: string, at: number) {
  const opening = text.startsWith('{{', at) ? '{{' : text.charAt(at);
  const end = closing.get(opening);
  if (end === undefined) return undefined;
  const name = /[^{}<>[\]]+/y;
  name.lastIndex = at + opening.length;
  const close = name.lastIndex + (name.exec(text)?.[0].length ?? 0);
  const isClosed = close > at + opening.length && text.startsWith(end, close);
  return isClosed ? { from: at + opening.length, to: close, end: close + end.length } : undefined;
}

/** The parts of an origin, in order. */
export function originParts(origin: Snippet): readonly OriginPart[] {
  const { text } = origin;
  const parts: OriginPart[] = [];
  let begin = 0;
  for (let at = 0; at < text.length; ) {
    const found = placeholderAt(text, at);
    if (found !== undefined && at > begin) parts.push({ kind: 'literal', text: text.slice(begin, at) });
    if (found !== undefined) parts.push({ kind: 'variable', spelling: cut(origin, found.from, found.to) });
    at = found?.end ?? at + 1;
    if (found !== undefined) begin = at;
  }
  return begin < text.length ? [...parts, { kind: 'literal', text: text.slice(begin) }] : parts;
}

/** The placeholders of an origin as the page spells them. */
export function originVariables(origin: Snippet): readonly Snippet[] {
  return originParts(origin).flatMap((part) => (part.kind === 'variable' ? [part.spelling] : []));
}

/** Whether an origin is one with a value in the place of each placeholder. */
export function isOrigin(origin: Snippet): boolean {
  const parts = originParts(origin);
  const [first] = parts;
  const text = parts.map((part, at) => (part.kind === 'literal' ? part.text : assumedValue(parts, at))).join('');
  return URL.canParse(first?.kind === 'variable' && !scheme.test(text) ? `https://${text}` : text);
}

/**
 * The values that another origin has in the place of the placeholders of one, by their spellings; undefined where it is
 * none of this form.
 */
export function matchOrigin(template: Snippet, origin: Snippet): ReadonlyMap<string, Snippet> | undefined {
  const parts = originParts(template);
  const values = new Map<string, Snippet>();
  let at = 0;
  for (const [position, part] of parts.entries()) {
    if (part.kind === 'literal') {
      if (origin.text.slice(at, at + part.text.length).toLowerCase() !== part.text.toLowerCase()) return undefined;
      at += part.text.length;
      continue;
    }
    const next = parts[position + 1];
    const end = next?.kind === 'literal' ? origin.text.indexOf(next.text, at + 1) : origin.text.length;
    if (end <= at) return undefined;
    values.set(part.spelling.text, cut(origin, at, end));
    at = end;
  }
  return at === origin.text.length ? values : undefined;
}

/** A value for the placeholder at a position, of which the page shows none: a name that is kept for examples (RFC 2606). */
export function assumedValue(parts: readonly OriginPart[], position: number): string {
  const [before, part, behind] = [parts[position - 1], parts[position], parts[position + 1]];
  const textBefore = before?.kind === 'literal' ? before.text : '';
  if (textBefore.endsWith(':')) return '443';
  const spelling = part?.kind === 'variable' ? part.spelling.text : '';
  const words = spelling.replace(/([a-z\d])([A-Z])/g, '$1-$2').match(/[A-Za-z\d]+/g) ?? ['host'];
  const name = words.join('-').toLowerCase();
  const isHost = behind === undefined || (behind.kind === 'literal' && behind.text.startsWith(':'));
  if (!isHost || (position > 0 && !/^https?:\/\/$/i.test(textBefore))) return name;
  return position === 0 ? `https://${name}.example` : `${name}.example`;
}
