import { freeIdentifier } from './free-identifier.ts';

/** Names that the module of the handlers uses itself. */
const used = [
  'api',
  'configureHandlers',
  'createHandlers',
  'createPage',
  'handleAll',
  'handlers',
  'scenarios',
  'schemas',
  'validators',
];

/** Words that the language keeps and that a page could be called by alone. */
const kept = [
  'await',
  'class',
  'delete',
  'default',
  'enum',
  'export',
  'function',
  'import',
  'new',
  'package',
  'switch',
];

/** A constant's name for each tag, in camel case: `Add commands` is `addCommands`. */
export function namePages(tags: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set([...used, ...kept]);
  return new Map([...new Set(tags)].map((tag) => [tag, freeIdentifier(camelCase(tag), taken)]));
}

function camelCase(text: string): string {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const [first = 'page', ...others] = words;
  return [lowerFirst(first), ...others.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))].join('');
}

function lowerFirst(word: string): string {
  return word === word.toUpperCase() ? word.toLowerCase() : word.slice(0, 1).toLowerCase() + word.slice(1);
}
