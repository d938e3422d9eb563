import type { JsonSchema, OpenApiDocument } from '../document.ts';
import { type Constraints, likelyType, readConstraints, schemaOfName, statesKind } from './constraints.ts';
import { discriminatedSchemas, discriminatorDemand } from './discriminators.ts';
import { textMatching } from './pattern-text.ts';
import { sampleNumbers } from './sample-number.ts';
import { sampleTexts } from './sample-text.ts';
import { type Direction, isOfOther, schemaErrors } from './schema-errors.ts';
import { expression } from './value-errors.ts';

/** A schema that requires itself has no finite value; deeper than this the sample ends in an empty object. */
const deepest = 16;

/** How deep a full sample holds optional objects and lists: types refer to each other without end. */
const fullDepth = 3;

/** How many values are made up for a schema that can refuse them, before the first of them is taken nevertheless. */
const mostCandidates = 24;

/** `smallest`: what a schema requires. `full`: its optional properties too, but for those that hold a type they stand in. */
export type Extent = 'smallest' | 'full';

/** A value that is being made up: how much it holds, the schemas around it, and which of several values it is. */
interface Place {
  readonly extent: Extent;
  readonly around: readonly JsonSchema[];
  readonly number: number;
}

/**
 * A value that a schema allows, for a place that the documentation shows no example of: an example or the default of the
 * schema itself, else one that is made up. The same value for the same schema. Where none is found that fits, it is the
 * first that was tried (`schemaErrors` says what is wrong with it).
 * @param direction leaves out what requests or responses do not have
 */
export function sampleValue(
  document: OpenApiDocument,
  schema: JsonSchema,
  extent: Extent = 'smallest',
  direction?: Direction,
): unknown {
  return new Sampler(document, direction).sample(schema, { extent, around: [], number: 0 });
}

class Sampler {
  readonly #document: OpenApiDocument;
  readonly #direction: Direction | undefined;

  constructor(document: OpenApiDocument, direction: Direction | undefined) {
    this.#document = document;
    this.#direction = direction;
  }

  sample(schema: JsonSchema, place: Place): unknown {
    if (place.around.length > deepest) return {};
    let first: unknown;
    let count = 0;
    for (const { value, isSure } of this.#candidates(schema, place)) {
      if (isSure || this.#fits(schema, value)) return value;
      if (count === 0) first = value;
      if (++count === mostCandidates) break;
    }
    return first;
  }

  #fits(schema: JsonSchema, value: unknown): boolean {
    return schemaErrors(this.#document, schema, value, this.#direction).length === 0;
  }

  *#candidates(schema: JsonSchema, place: Place): Generator<Candidate> {
    const constraints = readConstraints(this.#document, schema);
    if (place.number === 0 && constraints.values === undefined) {
      for (const value of constraints.shown) yield { value: this.#withoutOther(schema, value), isSure: false };
    }
    const demand = discriminatorDemand(this.#document, schema);
    const demanded = demand === undefined ? [schema] : [{ allOf: [schema, demand] }, schema];
    const discriminated = place.around.includes(schema) ? [] : discriminatedSchemas(this.#document, schema);
    for (const { schema: part, demand } of discriminated) {
      const inner = { ...place, around: [...place.around, schema] };
      const value = this.sample({ allOf: [part, demand] }, inner);
      yield { value, isSure: false };
    }
    for (const part of demanded) yield* this.#alternatives(part, place, new Set());
    if (!constraints.isIntricate) return;
    for (const number of [1, 2, 3])
      yield* this.#alternatives(schema, { ...place, number: place.number + number }, new Set());
    yield* this.#alternatives(schema, { ...place, extent: 'smallest' }, new Set());
  }

  /** Values for one choice after another among the alternatives that a schema leaves. */
  *#alternatives(schema: JsonSchema, place: Place, chosen: ReadonlySet<readonly JsonSchema[]>): Generator<Candidate> {
    const constraints = readConstraints(this.#document, schema);
    const group = constraints.alternatives.find((alternatives) => !chosen.has(alternatives));
    if (group === undefined) {
      yield* this.#ofTypes(constraints, schema, place);
      for (const condition of constraints.conditions) {
        const both = { allOf: [schema, condition] };
        yield* this.#ofTypes(readConstraints(this.#document, both), both, place);
      }
      return;
    }
    const settled = new Set([...chosen, group]);
    const isNull = (part: JsonSchema) => Number(part.type === 'null');
    const ordered = group.toSorted((a, b) => isNull(a) - isNull(b));
    const isKnown = (part: JsonSchema) => Number(isWithin(part, place.around));
    for (const part of ordered.toSorted((a, b) => isKnown(a) - isKnown(b))) {
      const demand = discriminatorDemand(this.#document, part);
      const around = part.$ref === undefined ? place.around : [...place.around, part];
      yield* this.#alternatives({ allOf: [schema, part, demand ?? {}] }, { ...place, around }, settled);
    }
  }

  *#ofTypes(constraints: Constraints, schema: JsonSchema, place: Place): Generator<Candidate> {
    const { values } = constraints;
    if (values !== undefined) {
      const ordered = [...values.filter((value) => value !== null), ...values.filter((value) => value === null)];
      const at = place.number % Math.max(1, ordered.length);
      for (const value of [...ordered.slice(at), ...ordered.slice(0, at)]) yield { value, isSure: false };
      return;
    }
    const types = constraints.types ?? [likelyType(constraints)];
    const ordered = [...types.filter((type) => type !== 'null'), ...types.filter((type) => type === 'null')];
    for (const type of ordered) {
      const isSure = !constraints.isIntricate && types.length > 0 && constraints.formats.length < 2;
      for (const value of this.#ofType(type, constraints, schema, place)) yield { value, isSure };
    }
  }

  #ofType(type: string, constraints: Constraints, schema: JsonSchema, place: Place): readonly unknown[] {
    switch (type) {
      case 'null':
        return [null];
      case 'boolean':
        return [place.number % 2 === 0];
      case 'integer':
      case 'number':
        return sampleNumbers(constraints, type, place.number);
      case 'string':
        return sampleTexts(constraints, place.number);
      case 'array':
        return [this.#list(constraints, schema, place)];
      default:
        return [this.#object(constraints, schema, place)];
    }
  }

  #list(constraints: Constraints, schema: JsonSchema, place: Place): readonly unknown[] {
    const { prefixItems, items, contains, minItems, maxItems, uniqueItems } = constraints;
    const inner = { ...place, around: [...place.around, schema] };
    const shown = place.extent === 'full' ? prefixItems.length || (this.#isShown(items, place.around) ? 1 : 0) : 0;
    const wanted = contains.flatMap(([part, count]) =>
      Array.from({ length: count }, (_, number) => this.sample(part, { ...inner, number })),
    );
    const length = Math.min(Math.max(minItems - wanted.length, shown), maxItems);
    const others = Array.from({ length }, (_, at) =>
      this.sample(prefixItems[at] ?? items ?? {}, { ...inner, number: uniqueItems ? place.number + at : place.number }),
    );
    return [...others, ...wanted];
  }

  #object(constraints: Constraints, schema: JsonSchema, place: Place): object {
    const { properties, required, dependencies } = constraints;
    const inner = { ...place, around: [...place.around, schema] };
    const entries = new Map<string, unknown>();
    const optional = place.extent === 'full' ? [...properties.keys()] : [];
    // In the order of the document: its properties first, and then what is only required.
    const names = [...new Set([...optional, ...required])].filter((name) => !this.#isOfOther(properties.get(name)));
    for (const name of names) {
      const property = schemaOfName(constraints, name);
      if (required.includes(name)) entries.set(name, this.sample(property, inner));
      else if (this.#isShown(property, inner.around) && statesKind(readConstraints(this.#document, property))) {
        this.#addIfFit(entries, name, property, inner);
      }
    }
    for (const [name, others] of dependencies) {
      const missing = others.filter((other) => entries.has(name) && !entries.has(other));
      for (const other of missing) entries.set(other, this.sample(schemaOfName(constraints, other), inner));
    }
    this.#fill(entries, constraints, inner);
    return Object.fromEntries(entries);
  }

  #isOfOther(property: JsonSchema = {}): boolean {
    return this.#direction !== undefined && isOfOther(this.#document, property, this.#direction);
  }

  #addIfFit(entries: Map<string, unknown>, name: string, property: JsonSchema, place: Place): void {
    const value = this.sample(property, place);
    if (this.#fits(property, value)) entries.set(name, value);
  }

  /** Adds properties until there are enough: optional ones, then such as patterns and the rest allow. */
  #fill(entries: Map<string, unknown>, constraints: Constraints, place: Place): void {
    const { properties, patternProperties, additional, minProperties, names } = constraints;
    const [rest] = additional;
    const isMap = place.extent === 'full' && entries.size === 0 && properties.size === 0;
    const shows = isMap && rest !== undefined && rest.not === undefined && this.#isShown(rest, place.around);
    const least = Math.max(minProperties, shows ? 1 : 0);
    const made = patternProperties.map(([pattern]) => textMatching(pattern, (text) => expression(pattern).test(text)));
    const free = (number: number) =>
      names.map((part) => this.sample(part, { ...place, number }))[0] ?? `property${number + 1}`;
    const further = [...properties.keys(), ...made.filter((name) => name !== undefined)];
    for (let number = 0; entries.size < least && number < least + further.length; number++) {
      const name = further[number] ?? String(free(number - further.length));
      const property = schemaOfName(constraints, name);
      if (!entries.has(name)) entries.set(name, this.sample(property, place));
    }
  }

  /** Whether a full sample holds a value that need not be there. */
  #isShown(part: JsonSchema | undefined, around: readonly JsonSchema[]): part is JsonSchema {
    if (part === undefined) return false;
    const { types = [], items, alternatives } = readConstraints(this.#document, part);
    if (types.includes('array')) return items === undefined || this.#isShown(items, around);
    const isPlain = types.length > 0 && !types.includes('object');
    if (isPlain && alternatives.length === 0) return true;
    return around.length < fullDepth && !isWithin(part, around);
  }

  /** A value that is shown, without what the other direction alone has. */
  #withoutOther(schema: JsonSchema, value: unknown): unknown {
    if (this.#direction === undefined || typeof value !== 'object' || value === null) return value;
    const { properties, items } = readConstraints(this.#document, schema);
    if (Array.isArray(value)) return value.map((item) => this.#withoutOther(items ?? {}, item));
    const kept = Object.entries(value).filter(([name]) => !this.#isOfOther(properties.get(name)));
    return Object.fromEntries(
      kept.map(([name, inner]) => [name, this.#withoutOther(properties.get(name) ?? {}, inner)]),
    );
  }
}

interface Candidate {
  readonly value: unknown;
  /** Made so that it fits, and need not be checked. */
  readonly isSure: boolean;
}

function isWithin({ $ref }: JsonSchema, around: readonly JsonSchema[]): boolean {
  return $ref !== undefined && around.some((schema) => schema.$ref === $ref);
}
