import type { TypeRef } from '../../ir/api-model.ts';

/** What the parentheses behind a parameter's name say: `(string: <required>)`, `(int: 0)`, `(list: [])`. */
export interface StatedType {
  readonly type: TypeRef;
  readonly required: boolean;
  /** As the page writes it; undefined where it states none. */
  readonly default: string | undefined;
  /** Whether the words are a type that this format has. */
  readonly isKnown: boolean;
}

const text: TypeRef = { kind: 'primitive', type: 'string' };
const whole: TypeRef = { kind: 'primitive', type: 'integer' };

/** Types by the words that begin them; the first that matches. */
const types: readonly (readonly [words: RegExp, type: TypeRef])[] = [
  [/^(comma|semicolon|space|newline)[- ](delimited|separated)\b(?! list$)/, text],
  [/^(map|key[- ]?value|object|dict|json|struct|hash)\b/, { kind: 'any-object' }],
  [/^(bool|boolean)\b/, { kind: 'primitive', type: 'boolean' }],
  [/^(u?int(eger)?(8|16|32|64)?)\b/, whole],
  [/^(float(32|64)?|number|double|decimal)\b/, { kind: 'primitive', type: 'number' }],
  [/^duration\b/, { kind: 'alternatives', types: [text, whole], properties: [], mapping: undefined }],
  [/^(string|text|str|time(stamp)?|date|url|uuid|base64|pem|enum|bytes?|hex)\b/, text],
  [/^any\b|^interface\b/, { kind: 'any' }],
];

/** Reads what stands between the parentheses. */
export function readTypeText(written: string): StatedType {
  const body = written.trim().replace(/^type:\s*/i, '');
  const plain = body
    .replace(/"[^"]*"/g, '""')
    .replace(/\[[^[\]]*\]/g, '[]')
    .replace(/\s+/g, ' ')
    .toLowerCase();
  // What is between `<` and `>` belongs to the type in front of it.
  const outer = plain.replace(/<[^<>]*>/g, (inner) => inner.replaceAll('|', ' '));
  const parts = outer.split(/ or |[,|]|\/(?=[a-z])/).map((part) => part.trim());
  const read = parts.map(partType);
  const known = read.filter((type) => type !== undefined);
  return {
    type: union(known),
    required: isRequired(plain),
    default: usableDefault(statedDefault(body)),
    isKnown: read[0] !== undefined || (known.length > 0 && parts[0] === ''),
  };
}

/** What is behind the first colon, where nothing but a comma follows. */
function statedDefault(body: string): string | undefined {
  const behind = body.slice(`${body}:`.indexOf(':') + 1).trimStart();
  return /^("[^"]*"|[^\s,<"[{()]+)\s*(,|$)/.exec(behind)?.[1];
}

/** Conditions, as in `<required - if generate is true>`, make it optional. */
function isRequired(words: string): boolean {
  const [, behind] = /\brequired\b(.*)/s.exec(words) ?? [];
  return (
    behind !== undefined &&
    !/\bnot required\b/.test(words) &&
    !/\b(if|except|unless|when|for|only)\b/.test(behind.split('>')[0] ?? '')
  );
}

function usableDefault(written: string | undefined): string | undefined {
  const value = written?.trim().replace(/^"(.*)"$/, '$1');
  return value === '' || value === 'nil' || value === 'null' || value === 'required' || value === 'optional'
    ? undefined
    : value;
}

function partType(part: string): TypeRef | undefined {
  const words = part.split(/:(?!:)/, 1)[0]?.trim() ?? '';
  const list = /^(?:\[\]\s*(.*)|(?:an? )?(?:list|array|slice|set)\b(?:\s*of\s+|\s*<)?([^>]*)>?)/.exec(words);
  if (list !== null) return { kind: 'collection', items: itemType(list[1] ?? list[2] ?? '') };
  const plural = /^(\w+) (?:array|list|slice)\b/.exec(words);
  if (plural !== null && !/^(comma|json|map)/.test(words))
    return { kind: 'collection', items: itemType(plural[1] ?? '') };
  if (words === '' || /^<?(required|optional)/.test(words)) return undefined;
  return types.find(([pattern]) => pattern.test(words))?.[1];
}

function itemType(words: string): TypeRef {
  const one = words.trim().replace(/s$/, '');
  return types.find(([pattern]) => pattern.test(one))?.[1] ?? { kind: 'any' };
}

function union(all: readonly TypeRef[]): TypeRef {
  const flat = all.flatMap((type) => (type.kind === 'alternatives' ? type.types : [type]));
  const unique = [...new Map(flat.map((type) => [JSON.stringify(type), type])).values()];
  const [first, ...others] = unique;
  if (first === undefined) return { kind: 'any' };
  return others.length === 0 ? first : { kind: 'alternatives', types: unique, properties: [], mapping: undefined };
}
