import type { Constraints } from '../openapi/values/constraints.ts';
import { isEqual } from '../standards/json-equality.ts';
import { showValue } from './places.ts';
import type { ChangeFacts, PartKind } from './rules.ts';

/** A change of a schema's own keywords. */
export interface KeywordChange {
  readonly kind: PartKind;
  readonly facts: ChangeFacts;
}

/** What changed in the keywords that have no schemas in them: types, values, forms and limits. */
export function compareKeywords(old: Constraints, now: Constraints): readonly KeywordChange[] {
  const types = compareTypes(old, now);
  if (types.some(({ kind }) => kind === 'type-changed')) return types;
  return [
    ...types,
    ...compareValues(old, now),
    ...compareForm('format', old.formats, now.formats),
    ...compareForm('pattern', old.patterns, now.patterns),
    ...compareLimits(old, now),
    ...compareMultiples(old, now),
  ];
}

function compareTypes({ types: old }: Constraints, { types: now }: Constraints): readonly KeywordChange[] {
  const narrower = covers(old, now);
  const wider = covers(now, old);
  if (narrower && wider) return [];
  const facts = { old: showTypes(old), new: showTypes(now) };
  return [{ kind: narrower ? 'type-narrowed' : wider ? 'type-widened' : 'type-changed', facts }];
}

/** Whether all values of some types are of others; undefined stands for all types. */
function covers(types: readonly string[] | undefined, others: readonly string[] | undefined): boolean {
  if (types === undefined) return true;
  const has = (type: string) => types.includes(type) || (type === 'integer' && types.includes('number'));
  return others?.every(has) ?? false;
}

function showTypes(types: readonly string[] | undefined): string {
  return types === undefined ? 'any' : types.length === 0 ? 'none' : types.join(' or ');
}

function compareValues({ values: old }: Constraints, { values: now }: Constraints): readonly KeywordChange[] {
  if (old === undefined && now === undefined) return [];
  if (old === undefined) return [{ kind: 'values-limited', facts: { new: showValue(now) } }];
  if (now === undefined) return [{ kind: 'values-opened', facts: { old: showValue(old) } }];
  const without = (list: readonly unknown[], others: readonly unknown[]) =>
    list.filter((value) => !others.some((other) => isEqual(other, value)));
  return [
    ...without(old, now).map((value) => ({ kind: 'value-removed', facts: { value: showValue(value) } }) as const),
    ...without(now, old).map((value) => ({ kind: 'value-added', facts: { value: showValue(value) } }) as const),
  ];
}

function compareForm(
  name: 'format' | 'pattern',
  old: readonly string[],
  now: readonly string[],
): readonly KeywordChange[] {
  const [before, after] = [old, now].map((list) => [...new Set(list)].toSorted().join(' and '));
  if (before === undefined || after === undefined || before === after) return [];
  const facts = { old: `\`${before}\``, new: `\`${after}\`` };
  if (before === '') return [{ kind: `${name}-added`, facts: { new: facts.new } }];
  if (after === '') return [{ kind: `${name}-removed`, facts: { old: facts.old } }];
  return [{ kind: `${name}-changed`, facts }];
}

/** The limits of a schema, each as a number that is smaller where less is right, or undefined for none. */
function limitsOf(constraints: Constraints): Readonly<Record<string, readonly [order: number, shown: unknown]>> {
  const { isAboveMinimum, isBelowMaximum, uniqueItems } = constraints;
  const atLeast = (value: number) => [-value, Number.isFinite(value) ? value : 'none'] as const;
  const atMost = (value: number) => [value, Number.isFinite(value) ? value : 'none'] as const;
  return {
    minimum: atLeast(constraints.minimum),
    exclusiveMinimum: [isAboveMinimum ? 0 : 1, isAboveMinimum],
    maximum: atMost(constraints.maximum),
    exclusiveMaximum: [isBelowMaximum ? 0 : 1, isBelowMaximum],
    minLength: atLeast(constraints.minLength),
    maxLength: atMost(constraints.maxLength),
    minItems: atLeast(constraints.minItems),
    maxItems: atMost(constraints.maxItems),
    minProperties: atLeast(constraints.minProperties),
    maxProperties: atMost(constraints.maxProperties),
    uniqueItems: [uniqueItems ? 0 : 1, uniqueItems],
  };
}

function compareLimits(old: Constraints, now: Constraints): readonly KeywordChange[] {
  const after = limitsOf(now);
  return Object.entries(limitsOf(old)).flatMap(([keyword, [order, shown]]): readonly KeywordChange[] => {
    const [newOrder = order, newShown] = after[keyword] ?? [];
    if (newOrder === order) return [];
    const facts = { keyword, old: String(shown), new: String(newShown) };
    return [{ kind: newOrder < order ? 'limit-tightened' : 'limit-loosened', facts }];
  });
}

/** Multiples of 4 are multiples of 2; those of 3 are not. */
function compareMultiples({ multiples: old }: Constraints, { multiples: now }: Constraints): readonly KeywordChange[] {
  const covers = (list: readonly number[], others: readonly number[]) =>
    list.every((number) => others.some((other) => Number.isInteger(other / number)));
  const [tighter, looser] = [covers(old, now), covers(now, old)];
  if (tighter && looser) return [];
  const show = (list: readonly number[]) => list.join(' and ') || 'none';
  if (!tighter && !looser) return [{ kind: 'condition-changed', facts: {} }];
  const facts = { keyword: 'multipleOf', old: show(old), new: show(now) };
  return [{ kind: tighter ? 'limit-tightened' : 'limit-loosened', facts }];
}
