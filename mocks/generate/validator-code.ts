import type { ScopeValueSets, ValueScopeName } from 'ajv/dist/compile/codegen/scope.js';
import type { AnyValidateFunction, SourceCode } from 'ajv/dist/types/index.js';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { equalityOfAjv } from '../../spec/openapi/values/compare-as-data.ts';
import { type BodySchemas, collectBodySchemas, type Direction } from '../build/body-schemas.ts';
import { compileSchemas } from '../build/compile-validators.ts';
import { equality, formatImports } from '../build/validation-imports.ts';

/** A function or a constant of validators, as code that bundlers drop where nothing uses it. */
export interface CodePart {
  readonly name: string;
  readonly text: string;
  /** The names of other parts in its text. */
  readonly uses: readonly string[];
  /** The names in its text that are imported from the runtime. */
  readonly imports: readonly string[];
}

/** The code of an API's validators of one direction. */
export interface ValidatorCode {
  readonly bodies: BodySchemas;
  /** The name of the function that validates a body schema, by the schema's name. */
  readonly functions: ReadonlyMap<string, string>;
  /** By their names; a part comes after those that it uses, unless they use each other. */
  readonly parts: ReadonlyMap<string, CodePart>;
}

/** Precompiled validators of all JSON bodies of one direction: plain functions without Ajv, `eval` or `require`. */
export function compileValidatorCode(document: OpenApiDocument, direction: Direction): ValidatorCode {
  const bodies = collectBodySchemas(document, direction);
  const { findValidator } = compileSchemas(document, bodies, direction);
  const parts = new PartCollector();
  const functions = bodies.all.map(({ name }) => {
    const source = findValidator(name)?.source;
    if (source === undefined) throw new Error(`there is no code of the schema ${name}`);
    return [name, parts.addValidator(source)] as const;
  });
  return { bodies, functions: new Map(functions), parts: withoutAnchors(parts.found) };
}

/** Collects the code that Ajv has written for validators, each part once. */
class PartCollector {
  readonly found = new Map<string, CodePart>();
  readonly #started = new Set<string>();

  /** Adds a function with all that it uses; gives its name. */
  addValidator({ validateName, validateCode, scopeValues, evaluated }: SourceCode): string {
    const name = String(validateName);
    if (this.#started.has(name)) return name;
    this.#started.add(name);
    const code = withoutUnreadFacts(validateCode);
    // What the function has looked at is stated inside of it: a statement beside it would keep it in every bundle.
    const text = evaluated === undefined ? code : code.replace('\n', `\n${name}.evaluated ??= ${evaluated};\n`);
    const values = valuesIn(text, scopeValues);
    for (const value of values) this.#addValue(value);
    const uses = values.map(String).filter((value) => value !== name);
    // Without its type, the compiler would follow thousands of conditions to find it out.
    const typed = text.replace(/^function .*?\}=\{\}\)(?=\{)/, '$&: boolean ');
    this.found.set(name, { name, text: `\n${typed}`, uses, imports: [] });
    return name;
  }

  /** Adds what a name in the code of a function stands for. */
  #addValue(value: ValueScopeName): void {
    const { code, ref, key } = value.value ?? {};
    if (value.prefix === 'validate' && isValidator(ref)) {
      if (ref.source) this.addValidator(ref.source);
    } else if (isWrapped(value.prefix, ref)) {
      // A validator that calls itself, by way of others.
      if (ref.validate?.source) this.addValidator(ref.validate.source);
      const inner = String(ref.validateName);
      this.#addConstant(value, { text: `{validate: ${inner}}`, uses: [inner] });
    } else if (value.prefix === 'formats' && isImportedFormat(key)) {
      this.#addConstant(value, { text: formatImports[key], imports: [formatImports[key]] });
    } else if (String(code) === equalityOfAjv) {
      this.#addConstant(value, { text: equality, imports: [equality] });
    } else if (code === undefined || String(code).startsWith('require(')) {
      throw new Error(`a validator needs more than itself: ${value} ${code}`.slice(0, 200));
    } else {
      // Not every bundler knows that an expression has no effects.
      const isMade = String(code).startsWith('new RegExp(');
      this.#addConstant(value, { text: `${isMade ? '/* @__PURE__ */ ' : ''}${code}` });
    }
  }

  #addConstant(
    value: ValueScopeName,
    { text, uses = [], imports = [] }: Partial<CodePart> & Pick<CodePart, 'text'>,
  ): void {
    const name = String(value);
    this.found.set(name, { name, text: `const ${name} = ${text};\n`, uses, imports });
  }
}

/** The constants and functions outside of a function that its code names. */
function valuesIn(code: string, scope: ScopeValueSets): readonly ValueScopeName[] {
  const named = new Set(code.match(/\b[a-zA-Z]+\d+\b/g));
  return Object.values(scope).flatMap((values) => [...(values ?? [])].filter((value) => named.has(String(value))));
}

function isValidator(ref: unknown): ref is AnyValidateFunction {
  return typeof ref === 'function';
}

/** What Ajv calls a function by whose code it has not written yet. */
function isWrapped(
  prefix: string,
  ref: unknown,
): ref is { readonly validate?: AnyValidateFunction; readonly validateName?: unknown } {
  return (prefix === 'root' || prefix === 'wrapper') && typeof ref === 'object' && ref !== null;
}

function isImportedFormat(key: unknown): key is keyof typeof formatImports {
  return typeof key === 'string' && Object.hasOwn(formatImports, key);
}

/** What Ajv tells of each error and hands to each validator, and nothing of ours reads, costs every page that loads it. */
function withoutUnreadFacts(code: string): string {
  return code
    .replace(/,message:"must have required property '"\+\w+\+"'"/g, '')
    .replace(/,schemaPath:"(?:[^"\\]|\\.)*"/g, '')
    .replace(/(?<=keyword:"type",params:\{)type: "\w+"(?=\})/g, '')
    .replaceAll('{instancePath="", parentData, parentDataProperty, rootData=data, ', '{instancePath="", ')
    .replace(/,parentData(?::data\d*)?,parentDataProperty(?::(?:"(?:[^"\\]|\\.)*"|\w+))?,rootData(?=,)/g, '');
}

/** Where no schema has a dynamic anchor, none is handed from one validator to the next. */
function withoutAnchors(parts: ReadonlyMap<string, CodePart>): ReadonlyMap<string, CodePart> {
  if ([...parts.values()].some(({ text }) => /\bdynamicAnchors[.[]/.test(text))) return parts;
  const strip = (text: string) => text.replace(/, ?dynamicAnchors(?:=\{\})?(?=\})/g, '');
  return new Map([...parts].map(([name, part]) => [name, { ...part, text: strip(part.text) }]));
}
