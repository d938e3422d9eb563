import fc from 'fast-check';
import { places, scale } from './damage-text.ts';
import { words } from './words.ts';

type Container = Record<string, unknown> | unknown[];

/** One change to JSON data. */
interface Damage {
  readonly kind: keyof typeof kinds;
  readonly at: number;
  readonly to: number;
  readonly word: string;
  readonly value: unknown;
}

/** A value in JSON data: what holds it, and under which key. */
interface Node {
  readonly parent: Container;
  readonly key: string | number;
  readonly value: unknown;
}

const kinds = {
  delete: ({ parent, key }) => {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  },
  replace: ({ parent, key }, { value }) => set(parent, key, value),
  'replace by a word': ({ parent, key }, { word }) => set(parent, key, word),
  rename: ({ parent, key, value }, { word }) => {
    if (Array.isArray(parent)) return;
    delete parent[key];
    set(parent, word, value);
  },
  add: ({ parent, value }, { word }) => set(parent, Array.isArray(parent) ? parent.length : word, value),
  'put elsewhere': ({ value }, _, other) => set(other.parent, other.key, structuredClone(value)),
  nest: ({ parent, key, value }, { to, word }) => set(parent, key, nest(value, word, 1 + (to % 40))),
  refer: ({ parent, key }, _, other, pointers) => set(parent, key, { $ref: pointers.get(other) }),
} as const satisfies Readonly<
  Record<string, (node: Node, damage: Damage, other: Node, pointers: ReadonlyMap<Node, string>) => void>
>;

/** Like an assignment, that makes `__proto__` a property as JSON does. */
function set(parent: Container, key: string | number, value: unknown): void {
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
}

function nest(value: unknown, name: string, levels: number): unknown {
  let nested = value;
  for (let level = 0; level < levels; level += 1) {
    const holder = {};
    set(holder, name, nested);
    nested = level % 3 === 2 ? [nested] : holder;
  }
  return nested;
}

/** All values in a value, with their JSON pointers. */
function listNodes(value: unknown): ReadonlyMap<Node, string> {
  const nodes = new Map<Node, string>();
  const visit = (parent: Container, pointer: string) => {
    for (const [key, inner] of Object.entries(parent)) {
      const own = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      nodes.set({ parent, key, value: inner }, own);
      if (typeof inner === 'object' && inner !== null) visit(inner as Container, own);
    }
  };
  if (typeof value === 'object' && value !== null) visit(value as Container, '#');
  return nodes;
}

const values: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, true, false, 0, -1, 1.5, 1e300, 2 ** 53, '', [], {}, [null], [[]], { type: 'object' }),
  fc.constantFrom({ type: 'string' }, { type: ['null', 'array'] }, { $ref: '#' }, 'string', 200, '2XX', 'default'),
  fc.jsonValue({ maxDepth: 2 }),
);

const damages: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[])),
  at: places,
  to: places,
  word: words,
  value: values,
});

/** Data with some changes; null where the given text is no JSON. */
export function damagedData(seeds: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(seeds, fc.array(damages, { maxLength: 5, size: 'max' }))
    .map(([seed, changes]) => changes.reduce(change, structuredClone(seed)));
}

function change(data: unknown, damage: Damage): unknown {
  const pointers = listNodes(data);
  const nodes = [...pointers.keys()];
  const node = nodes[scale(damage.at, nodes.length)];
  const other = nodes[scale(damage.to, nodes.length)];
  if (node !== undefined && other !== undefined) kinds[damage.kind](node, structuredCloneOf(damage), other, pointers);
  return data;
}

/** Values of damage are shared between inputs, and inputs are changed in place. */
function structuredCloneOf(damage: Damage): Damage {
  return { ...damage, value: structuredClone(damage.value) };
}
