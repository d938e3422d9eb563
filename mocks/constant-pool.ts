import { freeIdentifier } from './free-identifier.ts';

/** Named constants of generated code, each written once however often it is used. */
export class ConstantPool {
  readonly #names = new Map<string, string>();
  readonly #taken = new Set<string>();

  /** The name of a constant: the wanted one, with a number where another constant has it. */
  add(wanted: string, value: unknown): string {
    const text = JSON.stringify(value, null, 2);
    const name = this.#names.get(text) ?? freeIdentifier(wanted, this.#taken);
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

/** In an object literal the plain name `__proto__` would set the prototype; within the strings of JSON quotes are escaped. */
function ownNames(json: string): string {
  return json.replaceAll('"__proto__":', '["__proto__"]:');
}
