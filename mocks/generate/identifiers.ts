import { freeIdentifier } from '../build/free-identifier.ts';
import type { MockApi } from '../engine/mock-api.ts';

/** Names that the modules of the handlers use themselves. */
export const usedByHandlers: readonly string[] = [
  'api',
  'configureHandlers',
  'createHandlers',
  'createPage',
  'demandCredentials',
  'demandScheme',
  'handleAll',
  'handlers',
  'judgeParameter',
  'readCookie',
  'readDeepQuery',
  'readDelimitedQuery',
  'readHeader',
  'readJsonParameter',
  'readLabel',
  'readMatrix',
  'readPath',
  'readQuery',
  'readTextParameter',
  'leaveUnread',
  'narrowOperations',
  'nearOperations',
  'negotiateScenario',
  'readForm',
  'readIfJson',
  'readLines',
  'readMultipart',
  'readText',
  'rejectRequest',
  'scenarios',
  'schemas',
  'shared',
  'untagged',
  'validators',
];

/** A constant's name for each tag of an API, in camel case: `Add commands` is `addCommands`. */
export function namePages({ operations }: MockApi<unknown>): ReadonlyMap<string, string> {
  const usedNames = new Set(usedByHandlers);
  const tags = new Set(operations.flatMap(({ pages }) => pages));
  return new Map([...tags].map((tag) => [tag, freeIdentifier(camelCase(tag), usedNames)]));
}

/**
 * A constant's name for each component, in camel case: that of its last part, `command` for `microsoft.graph.command`, where
 * no other has it.
 * @param used names that are taken
 */
export function nameComponents(
  components: readonly string[],
  used: readonly string[] = [],
): ReadonlyMap<string, string> {
  const lastPart = (name: string) => camelCase(name.replace(/^.*[.](?=.)/s, ''));
  const counts = Map.groupBy(components, lastPart);
  const usedNames = new Set(used);
  return new Map(
    components.map((name) => {
      const wanted = counts.get(lastPart(name))?.length === 1 ? lastPart(name) : camelCase(name);
      return [name, freeIdentifier(wanted, usedNames)];
    }),
  );
}

/** A text in camel case: `Add commands` is `addCommands`. */
export function camelCase(text: string): string {
  const words = text.split(/(?:[^\p{L}\p{N}]|[\u{10000}-\u{10ffff}])+/u).filter((word) => word !== '');
  const [first = 'page', ...others] = words;
  return [lowerFirst(first), ...others.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))].join('');
}

function lowerFirst(word: string): string {
  return word === word.toUpperCase() ? word.toLowerCase() : word.slice(0, 1).toLowerCase() + word.slice(1);
}

/** Named constants of generated code, each written once however often it is used. */
export class ConstantPool {
  readonly #names = new Map<string, string>();
  readonly #usedNames = new Set<string>();

  /** The name of a constant: the wanted one, with a number where another constant has it. */
  add(wanted: string, value: unknown): string {
    const text = JSON.stringify(value, null, 2);
    const name = this.#names.get(text) ?? freeIdentifier(wanted, this.#usedNames);
    this.#names.set(text, name);
    return name;
  }

  /** The constants as the properties of an object literal. */
  print(indent: string): string {
    const entries = [...this.#names].map(
      ([text, name]) => `${name}: ${ownNames(text).replaceAll('\n', `\n${indent}`)}`,
    );
    return entries.map((entry) => `${indent}${entry},\n`).join('');
  }
}

/** JSON that is longer than this is printed in one line: a large document has megabytes of it. */
const longestText = 2_000;

/** Data as an object literal, which begins so deep. */
export function printData(value: unknown, depth = 0): string {
  const plain = JSON.stringify(value);
  const text = plain.length > longestText ? plain : JSON.stringify(value, null, 2);
  return ownNames(text).replaceAll('\n', `\n${'  '.repeat(depth)}`);
}

/** In an object literal the plain name `__proto__` would set the prototype; within the strings of JSON quotes are escaped. */
function ownNames(json: string): string {
  return json.replaceAll('"__proto__":', '["__proto__"]:');
}

/** A TypeScript union of the distinct texts, in order; `never` where there is none. */
export function printUnion(texts: readonly string[]): string {
  return [...new Set(texts)].map((text) => JSON.stringify(text)).join(' | ') || 'never';
}

/** The module that generated code imports, by the name of this package. */
export const runtime = 'facsimile/runtime';
