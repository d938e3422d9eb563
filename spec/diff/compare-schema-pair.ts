import type { JsonSchema, PageSource } from '../openapi/document.ts';
import { type Constraints, readConstraints } from '../openapi/values/constraints.ts';
import { every, type PathStep } from '../standards/json-path.ts';
import { compareKeywords } from './compare-keywords.ts';
import { placeOf, showValue, signatureOf } from './places.ts';
import type { ChangeCode, ChangeFacts, Direction, PartKind } from './rules.ts';
import { componentName, isIn, type SchemaSide, targetOf } from './schema-sides.ts';

/** A change between two schemas alone. */
interface SchemaChange {
  readonly code: ChangeCode;
  readonly facts: ChangeFacts;
  /** The property that it is about. */
  readonly step?: PathStep;
  readonly before: PageSource | undefined;
  readonly after: PageSource | undefined;
  readonly absentIn?: 'old' | 'new';
}

/** Schemas within two others; one without a step stands at the same place as they do. */
interface InnerPair {
  readonly step: PathStep | undefined;
  readonly old: SchemaSide;
  readonly now: SchemaSide;
}

/** What changed between two schemas alone, and what is within both. */
export interface PairComparison {
  readonly changes: readonly SchemaChange[];
  readonly inner: readonly InnerPair[];
}

interface Compared {
  readonly old: SchemaSide & { readonly constraints: Constraints };
  readonly now: SchemaSide & { readonly constraints: Constraints };
  readonly direction: Direction;
}

/** Compares two schemas, and gives those within them that are still to be compared. */
export function compareSchemaPair(old: SchemaSide, now: SchemaSide, direction: Direction): PairComparison {
  const compared = { old: read(old), now: read(now), direction };
  const keywords = compareKeywords(compared.old.constraints, compared.now.constraints);
  const changes = keywords.map(({ kind, facts }) => partChange(compared, kind, facts));
  const texts = compareTexts(compared);
  // Of a value of another type, what is in it says nothing any more.
  if (keywords.some(({ kind }) => kind === 'type-changed')) return { changes: [...changes, ...texts], inner: [] };
  const properties = compareProperties(compared);
  const alternatives = compareAlternatives(compared);
  return {
    changes: [...changes, ...texts, ...properties.changes, ...alternatives.changes, ...compareConditions(compared)],
    inner: [...properties.inner, ...alternatives.inner, ...itemPairs(compared)],
  };
}

function read(side: SchemaSide) {
  return { ...side, constraints: readConstraints(side.document, side.schema) };
}

function partChange({ old, now, direction }: Compared, kind: PartKind, facts: ChangeFacts = {}): SchemaChange {
  return { code: `${direction}-${kind}`, facts, ...placesOf(old, now) };
}

function placesOf(old: SchemaSide, now: SchemaSide): Pick<SchemaChange, 'before' | 'after'> {
  return { before: placeOf(old.schema, targetOf(old)), after: placeOf(now.schema, targetOf(now)) };
}

/** Titles, descriptions, deprecation and defaults, which values need not follow. */
function compareTexts({ old, now, direction }: Compared): readonly SchemaChange[] {
  const [before, after] = [old, now].map((side) => ({ ...targetOf(side), ...side.schema }));
  if (before === undefined || after === undefined) return [];
  const places = placesOf(old, now);
  const changes: SchemaChange[] = [];
  if (before.title !== after.title || before.description !== after.description) {
    changes.push({ code: 'description-changed', facts: {}, ...places });
  }
  const [wasDeprecated, isDeprecated] = [before.deprecated === true, after.deprecated === true];
  if (!wasDeprecated && isDeprecated) changes.push({ code: 'deprecation-added', facts: {}, ...places });
  if (wasDeprecated && !isDeprecated) changes.push({ code: 'deprecation-removed', facts: {}, ...places });
  if (direction === 'request' && signatureOf(before.default) !== signatureOf(after.default)) {
    const facts = { old: showValue(before.default), new: showValue(after.default) };
    changes.push({ code: 'default-changed', facts, ...places });
  }
  return changes;
}

function compareProperties(compared: Compared): PairComparison {
  const { old, now, direction } = compared;
  const shown = (side: Compared['old']) => {
    const all = [...side.constraints.properties].map(([name, schema]) => [name, { ...side, schema }] as const);
    return new Map(all.filter(([, property]) => isIn(direction, property)));
  };
  const [before, after] = [shown(old), shown(now)];
  const around = placesOf(old, now);
  const isRequired = (side: Compared['old'], name: string) => side.constraints.required.includes(name);
  const changes: SchemaChange[] = [];
  const inner: InnerPair[] = [];
  const add = (kind: PartKind, name: string, places: Partial<SchemaChange>) =>
    changes.push({ code: `${direction}-${kind}`, facts: { name }, step: name, ...around, ...places });
  for (const [name, property] of before) {
    const place = placeOf(property.schema, targetOf(property)) ?? around.before;
    const other = after.get(name);
    if (other === undefined) {
      add('property-removed', name, { before: place, absentIn: 'new' });
      continue;
    }
    inner.push({ step: name, old: sideOf(property), now: sideOf(other) });
    const places = { before: place, after: placeOf(other.schema, targetOf(other)) ?? around.after };
    const [was, is] = [isRequired(old, name), isRequired(now, name)];
    if (was !== is) add(is ? 'property-required' : 'property-optional', name, places);
  }
  for (const [name, property] of after) {
    if (before.has(name)) continue;
    const place = placeOf(property.schema, targetOf(property)) ?? around.after;
    add(isRequired(now, name) ? 'required-property-added' : 'property-added', name, { after: place, absentIn: 'old' });
  }
  return { changes: [...changes, ...compareFurther(compared)], inner };
}

function sideOf({ document, schema }: SchemaSide): SchemaSide {
  return { document, schema };
}

/** How many further properties an object can have: none, some, or any. */
function openness({ constraints: { additional } }: Compared['old']): number {
  if (additional.some(({ not }) => not !== undefined && Object.keys(not).length === 0)) return 0;
  return additional.some((schema) => Object.keys(schema).length > 0) ? 1 : 2;
}

function compareFurther(compared: Compared): readonly SchemaChange[] {
  const [before, after] = [openness(compared.old), openness(compared.now)];
  if (before === after) return [];
  return [partChange(compared, after < before ? 'further-properties-refused' : 'further-properties-allowed')];
}

/** The schemas of items and of further properties; an absent one takes everything. */
function itemPairs({ old, now }: Compared): readonly InnerPair[] {
  const pairs: InnerPair[] = [];
  const add = (step: PathStep, before: JsonSchema | undefined, after: JsonSchema | undefined) => {
    if (before === undefined && after === undefined) return;
    const sides = { old: { ...sideOf(old), schema: before ?? {} }, now: { ...sideOf(now), schema: after ?? {} } };
    pairs.push({ step, ...sides });
  };
  const [before, after] = [old.constraints, now.constraints];
  add(every, before.items, after.items);
  for (let at = 0; at < Math.max(before.prefixItems.length, after.prefixItems.length); at++) {
    add(at, before.prefixItems[at], after.prefixItems[at]);
  }
  if (openness(old) === 1 && openness(now) === 1) add(every, before.additional[0], after.additional[0]);
  return pairs;
}

/** Alternatives that have the same name, or say the same, are the same; of one left on each side, one is the other's. */
function compareAlternatives(compared: Compared): PairComparison {
  const { old, now } = compared;
  const [before, after] = [old, now].map(namedAlternatives);
  if (before === undefined || after === undefined) return { changes: [], inner: [] };
  const inner: InnerPair[] = [];
  for (const [name, schema] of before) {
    const same = after.get(name);
    if (same === undefined) continue;
    inner.push({ step: undefined, old: { ...sideOf(old), schema }, now: { ...sideOf(now), schema: same } });
  }
  const removed = [...before].filter(([name]) => !after.has(name));
  const added = [...after].filter(([name]) => !before.has(name));
  const [[, lost] = [], ...otherLost] = removed;
  const [[, gained] = [], ...otherGained] = added;
  if (lost !== undefined && gained !== undefined && otherLost.length + otherGained.length === 0) {
    inner.push({ step: undefined, old: { ...sideOf(old), schema: lost }, now: { ...sideOf(now), schema: gained } });
    return { changes: [], inner };
  }
  // One schema that becomes one of several alternatives, or the other way round, is composed otherwise.
  if ((before.size === 0) !== (after.size === 0))
    return { changes: [partChange(compared, 'condition-changed')], inner };
  return {
    changes: [
      ...removed.map(([name]) => partChange(compared, 'alternative-removed', { name: `\`${name}\`` })),
      ...added.map(([name]) => partChange(compared, 'alternative-added', { name: `\`${name}\`` })),
    ],
    inner,
  };
}

function namedAlternatives({ document, constraints }: Compared['old']): ReadonlyMap<string, JsonSchema> {
  const all = constraints.alternatives.flat().map((schema) => {
    const name = componentName({ document, schema }) ?? schema.title ?? signatureOf(schema);
    return [name, schema] as const;
  });
  return new Map(all);
}

/** What no single keyword says: conditions, encodings, and rules about names, items and properties that belong together. */
function compareConditions(compared: Compared): readonly SchemaChange[] {
  const [before, after] = [compared.old, compared.now].map(conditionsOf);
  if (before === undefined || after === undefined) return [];
  const kinds = new Set(
    [...new Set([...before.keys(), ...after.keys()])].flatMap((name): readonly PartKind[] => {
      const [was, is] = [before.get(name), after.get(name)];
      if (was === is) return [];
      return [was === undefined ? 'condition-added' : is === undefined ? 'condition-removed' : 'condition-changed'];
    }),
  );
  return [...kinds].map((kind) => partChange(compared, kind));
}

function conditionsOf(side: Compared['old']): ReadonlyMap<string, string> {
  const { conditions, names, contains, dependencies, patternProperties, encoding, mediaType } = side.constraints;
  const { not, discriminator, unevaluatedItems } = targetOf(side);
  const parts = { conditions, names, contains, dependencies, patternProperties, encoding, mediaType };
  const all = Object.entries({ ...parts, not, discriminator, unevaluatedItems });
  const isStated = (value: unknown) => value !== undefined && !(Array.isArray(value) && value.length === 0);
  return new Map(all.filter(([, value]) => isStated(value)).map(([name, value]) => [name, signatureOf(value)]));
}
