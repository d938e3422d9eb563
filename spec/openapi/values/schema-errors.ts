import { escapeToken } from '../../standards/json-pointer.ts';
import type { JsonSchema, OpenApiDocument } from '../document.ts';
import { isObject } from '../json-form.ts';
import { followReferences } from '../references.ts';
import { readConstraints } from './constraints.ts';
import { withDiscriminatedAlternatives } from './discriminators.ts';
import { expression, valueErrors } from './value-errors.ts';

/** Which bodies: requests need not have what is read-only, nor responses what is write-only. */
export type Direction = 'request' | 'response';

/** Why a schema refuses a value. */
export interface SchemaError {
  /** The JSON pointer of the part of the value that is wrong; empty for the whole. */
  readonly pointer: string;
  readonly keyword: string;
  /** The rest of a sentence about that part: `must be string`. */
  readonly message: string;
  /** The schema, without its references, that has the keyword. */
  readonly schema: JsonSchema;
  /** The property that is missing or not allowed. */
  readonly property?: string;
}

/** What a schema says of a value: the errors, and which of its properties and items a keyword has looked at. */
interface Judgement {
  readonly errors: readonly SchemaError[];
  readonly properties: ReadonlySet<string>;
  readonly items: number;
}

type Fields = Readonly<Record<string, unknown>>;

const nothing: ReadonlySet<string> = new Set();
const sound: Judgement = { errors: [], properties: nothing, items: 0 };

/**
 * Why a schema of a document refuses a value; empty where it takes it. JSON Schema 2020-12 as the validators of bodies
 * read it, without compiling anything: for the few values that a document shows or that are made up for it.
 */
export function schemaErrors(
  document: OpenApiDocument,
  schema: JsonSchema,
  value: unknown,
  direction?: Direction,
): readonly SchemaError[] {
  return new Judge(document, direction).judge(schema, value, '').errors;
}

class Judge {
  readonly #document: OpenApiDocument;
  readonly #direction: Direction | undefined;
  /** The schemas that are being asked, by the place in the value: one that asks itself again has nothing to add. */
  readonly #asked = new Map<JsonSchema, Set<string>>();

  constructor(document: OpenApiDocument, direction: Direction | undefined) {
    this.#document = document;
    this.#direction = direction;
  }

  judge(schema: JsonSchema, value: unknown, pointer: string): Judgement {
    const places = this.#asked.get(schema) ?? new Set();
    if (places.has(pointer)) return sound;
    this.#asked.set(schema, places.add(pointer));
    const judgement = this.#judgeParts(schema, value, pointer);
    places.delete(pointer);
    return judgement;
  }

  #judgeParts(schema: JsonSchema, value: unknown, pointer: string): Judgement {
    const found = [...valueErrors(schema, value)].map(([keyword, message]) => ({ pointer, keyword, message, schema }));
    const applied = this.#applied(schema, value, pointer);
    const own = this.#members(schema, value, pointer);
    const all = [...applied, ...own];
    const properties = new Set(all.flatMap((part) => [...part.properties]));
    const items = Math.max(0, ...all.map((part) => part.items));
    const rest = this.#unevaluated(schema, value, pointer, { errors: [], properties, items });
    return {
      errors: [...found, ...all.flatMap(({ errors }) => errors), ...rest.errors],
      properties: new Set([...properties, ...rest.properties]),
      items: Math.max(items, rest.items),
    };
  }

  /** What other schemas say that a schema asks about the same value. */
  #applied(schema: JsonSchema, value: unknown, pointer: string): readonly Judgement[] {
    const ask = (part: JsonSchema) => this.judge(part, value, pointer);
    const target = schema.$ref === undefined ? undefined : followReferences(this.#document, { $ref: schema.$ref });
    const dependent = Object.entries(isObject(value) ? (schema.dependentSchemas ?? {}) : {})
      .filter(([name]) => Object.hasOwn(Object(value), name))
      .map(([, part]) => part);
    const all = [...(target === undefined ? [] : [target]), ...(schema.allOf ?? []), ...dependent];
    const discriminated = withDiscriminatedAlternatives(this.#document, schema);
    return [...all.map(ask), ...alternatives(discriminated, pointer, ask), ...conditional(schema, ask)];
  }

  /** What a schema says of the members of an object, or of the items of a list. */
  #members(schema: JsonSchema, value: unknown, pointer: string): readonly Judgement[] {
    if (Array.isArray(value)) return [this.#items(schema, value, pointer)];
    return isObject(value) ? [this.#properties(schema, value, pointer)] : [];
  }

  #properties(schema: JsonSchema, value: Fields, pointer: string): Judgement {
    const errors: SchemaError[] = [];
    const evaluated = new Set<string>();
    const patterns = Object.entries(schema.patternProperties ?? {}).map(
      ([pattern, inner]) => [expression(pattern), inner] as const,
    );
    for (const name of this.#missing(schema, value)) {
      errors.push({ pointer, keyword: 'required', message: `must have the property ${name}`, schema, property: name });
    }
    for (const [name, member] of Object.entries(value)) {
      const inner = `${pointer}/${escapeToken(name)}`;
      const known = [
        ownMember(schema.properties, name),
        ...patterns.map(([p, part]) => (p.test(name) ? part : undefined)),
      ];
      const parts = known.filter((part) => part !== undefined);
      const { additionalProperties } = parts.length > 0 ? {} : schema;
      if (parts.length > 0 || additionalProperties !== undefined) evaluated.add(name);
      if (additionalProperties === false) errors.push(unknownProperty(schema, 'additionalProperties', pointer, name));
      if (typeof additionalProperties === 'object') parts.push(additionalProperties);
      const judged = parts.filter((part) => !this.#isIgnored(part));
      errors.push(...judged.flatMap((part) => this.judge(part, member, inner).errors));
      if (schema.propertyNames !== undefined && !fits(this.judge(schema.propertyNames, name, `${inner}#`))) {
        errors.push(unknownProperty(schema, 'propertyNames', pointer, name));
      }
    }
    return { errors, properties: evaluated, items: 0 };
  }

  #missing(schema: JsonSchema, value: Fields): readonly string[] {
    const dependent = Object.entries(schema.dependentRequired ?? {}).flatMap(([name, names]) =>
      Object.hasOwn(value, name) ? names : [],
    );
    const demanded = [...(schema.required ?? []), ...dependent];
    const missing = demanded.filter((name) => !Object.hasOwn(value, name));
    if (missing.length === 0 || this.#direction === undefined) return missing;
    const { properties } = readConstraints(this.#document, schema);
    return missing.filter((name) => !this.#isIgnored(properties.get(name)));
  }

  /** Whether a property is of the other direction alone. */
  #isIgnored(property: JsonSchema | undefined): boolean {
    if (property === undefined || this.#direction === undefined) return false;
    return isOfOther(this.#document, property, this.#direction);
  }

  #items(schema: JsonSchema, value: readonly unknown[], pointer: string): Judgement {
    const { prefixItems = [], items, contains } = schema;
    const errors = value.flatMap((item, at) => {
      const part = prefixItems[at] ?? items;
      return part === undefined ? [] : this.judge(part, item, `${pointer}/${at}`).errors;
    });
    if (contains === undefined)
      return { errors, properties: nothing, items: items ? value.length : prefixItems.length };
    const count = value.filter((item, at) => fits(this.judge(contains, item, `${pointer}/${at}`))).length;
    const { minContains = 1, maxContains = Number.POSITIVE_INFINITY } = schema;
    const message = `must have from ${minContains} to ${maxContains} items of a kind`;
    const wrong = count < minContains || count > maxContains;
    return {
      errors: [...errors, ...(wrong ? [{ pointer, keyword: 'contains', message, schema }] : [])],
      properties: nothing,
      items: items ? value.length : prefixItems.length,
    };
  }

  #unevaluated(schema: JsonSchema, value: unknown, pointer: string, seen: Judgement): Judgement {
    const { unevaluatedProperties: properties, unevaluatedItems: items } = schema;
    if (Array.isArray(value) && items !== undefined) {
      const rest = value.slice(seen.items).flatMap((item, at) => {
        const inner = `${pointer}/${seen.items + at}`;
        if (typeof items === 'object') return this.judge(items, item, inner).errors;
        return items ? [] : [{ pointer, keyword: 'unevaluatedItems', message: 'has too many items', schema }];
      });
      return { errors: rest, properties: nothing, items: value.length };
    }
    if (!isObject(value) || properties === undefined) return sound;
    const names = Object.keys(value).filter((name) => !seen.properties.has(name));
    const errors = names.flatMap((name): readonly SchemaError[] => {
      const inner = `${pointer}/${escapeToken(name)}`;
      if (typeof properties === 'object') return this.judge(properties, value[name], inner).errors;
      return properties ? [] : [unknownProperty(schema, 'unevaluatedProperties', pointer, name)];
    });
    return { errors, properties: new Set(names), items: 0 };
  }
}

/** Whether a property is read-only and looked at in a request, or write-only and looked at in a response. */
export function isOfOther(document: OpenApiDocument, property: JsonSchema, direction: Direction): boolean {
  const flag = direction === 'request' ? 'readOnly' : 'writeOnly';
  const seen = new Set<JsonSchema>();
  const has = (schema: JsonSchema): boolean => {
    if (seen.has(schema)) return false;
    seen.add(schema);
    if (schema[flag] === true) return true;
    const target = schema.$ref === undefined ? undefined : followReferences(document, { $ref: schema.$ref });
    return (target !== undefined && has(target)) || (schema.allOf ?? []).some(has);
  };
  return has(property);
}

type Ask = (schema: JsonSchema) => Judgement;

function alternatives(schema: JsonSchema, pointer: string, ask: Ask): readonly Judgement[] {
  const { anyOf, oneOf, not } = schema;
  const fail = (keyword: string, message: string) => failure({ pointer, keyword, message, schema });
  const found: Judgement[] = [];
  if (anyOf !== undefined) {
    const fitting = anyOf.map(ask).filter(fits);
    found.push(...(fitting.length > 0 ? fitting : [fail('anyOf', 'fits none of the alternatives')]));
  }
  if (oneOf !== undefined) {
    const fitting = oneOf.map(ask).filter(fits);
    const problem = `fits ${fitting.length === 0 ? 'none' : 'more than one'} of the alternatives`;
    found.push(...(fitting.length === 1 ? fitting : [fail('oneOf', problem)]));
  }
  if (not !== undefined && fits(ask(not))) found.push(fail('not', 'fits what it must not'));
  return found;
}

function conditional({ if: condition, then, else: otherwise }: JsonSchema, ask: Ask): readonly Judgement[] {
  if (condition === undefined) return [];
  const judgement = ask(condition);
  const branch = fits(judgement) ? then : otherwise;
  return [...(fits(judgement) ? [judgement] : []), ...(branch === undefined ? [] : [ask(branch)])];
}

function failure(error: SchemaError): Judgement {
  return { errors: [error], properties: nothing, items: 0 };
}

function fits({ errors }: Judgement): boolean {
  return errors.length === 0;
}

function unknownProperty(schema: JsonSchema, keyword: string, pointer: string, property: string): SchemaError {
  return { pointer, keyword, message: `must not have the property ${property}`, schema, property };
}

function ownMember<T>(members: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return members !== undefined && Object.hasOwn(members, name) ? members[name] : undefined;
}
