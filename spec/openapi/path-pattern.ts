import { parsePathTemplate, type TemplatePart } from './path-template.ts';

/**
 * The pattern of the request paths that fit a template, one group for each parameter (a part of a segment that is not
 * empty). What is fixed matches percent-encoded too: `%24ref` is `$ref` (RFC 3986, section 6.2.2.2).
 */
export function pathPattern(template: string): RegExp {
  const segments = parsePathTemplate(template).map((segment) => segment.map(partPattern).join(''));
  return new RegExp(`^/${segments.join('/')}$`);
}

function partPattern(part: TemplatePart): string {
  return 'parameter' in part ? '([^/]+)' : part.literal.replace(/[^\w~-]/gu, characterPattern);
}

function characterPattern(character: string): string {
  const plain = character < '\u0080' ? `\\${character}` : character;
  const encoded = [...new TextEncoder().encode(character)].map((byte) => `%${hexPattern(byte)}`);
  return `(?:${plain}|${encoded.join('')})`;
}

function hexPattern(byte: number): string {
  return byte.toString(16).replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}
