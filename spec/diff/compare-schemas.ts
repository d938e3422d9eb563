import { type PathStep, pathWithin } from '../standards/json-path.ts';
import type { ChangeSite } from './change.ts';
import type { ReportChange } from './collect-changes.ts';
import { compareSchemaPair, type PairComparison } from './compare-schema-pair.ts';
import type { Direction } from './rules.ts';
import { componentName, createSchemaKeys, type SchemaSide } from './schema-sides.ts';

/** The schemas of a part in both documents. */
interface ComparedPart {
  readonly old: SchemaSide;
  readonly now: SchemaSide;
  readonly direction: Direction;
  readonly site: ChangeSite;
}

/** Two schemas that stand for one another, what changed between them alone, and the pairs that they hold. */
interface SchemaPair extends Pick<PairComparison, 'changes'> {
  readonly holder: ChangeSite['holder'];
  readonly inner: readonly { readonly step: PathStep | undefined; readonly key: string }[];
}

export interface SchemaComparison {
  /** Adds the schemas of a part of an operation. */
  readonly add: (part: ComparedPart) => void;
  /** Reports the changes of all parts that were added, each for each part that uses it. */
  readonly end: () => void;
}

/** A comparison of schemas that looks at each pair of them once, however many parts use it. */
export function createSchemaComparison(report: ReportChange): SchemaComparison {
  const pairs = new Map<string, SchemaPair>();
  const parts: { readonly part: ComparedPart; readonly key: string }[] = [];
  const keys = { old: createSchemaKeys(), now: createSchemaKeys() };
  const keyOf = ({ old, now, direction }: Omit<ComparedPart, 'site'>) =>
    `${direction} ${keys.old(old.schema)} ${keys.now(now.schema)}`;
  return {
    add: (part) => {
      comparePairs(part);
      parts.push({ part, key: keyOf(part) });
    },
    end: () => {
      const changed = pairsThatReachChanges(pairs);
      for (const { part, key } of parts) if (changed.has(key)) reportPart(part.site, key, changed);
    },
  };

  /** Compares the schemas of a part, and all that they hold. */
  function comparePairs({ old, now, direction }: ComparedPart): void {
    const queue = [{ old, now, direction, holder: holderOf(old, now) }];
    for (const { holder, ...sides } of queue) {
      const key = keyOf(sides);
      if (pairs.has(key)) continue;
      const { changes, inner } = compareSchemaPair(sides.old, sides.now, direction);
      const next = inner.map((pair) => {
        const path =
          holder === undefined || pair.step === undefined ? holder?.path : pathWithin(holder.path, pair.step);
        const around = holder === undefined || path === undefined ? undefined : { ...holder, path };
        return { ...pair, direction, holder: holderOf(pair.old, pair.now) ?? around };
      });
      pairs.set(key, { holder, changes, inner: next.map((pair) => ({ step: pair.step, key: keyOf(pair) })) });
      queue.push(...next);
    }
  }

  /** Reports what changed in the schemas of a part, each at the shortest way to it. */
  function reportPart(site: ChangeSite, start: string, changed: ReadonlySet<string>): void {
    const seen = new Set([start]);
    const queue = [{ key: start, path: site.path === '' ? '$' : site.path }];
    const within = (path: string, step: PathStep | undefined) => (step === undefined ? path : pathWithin(path, step));
    for (const { key, path } of queue) {
      const { changes = [], inner = [], holder } = pairs.get(key) ?? {};
      for (const { code, facts, step, before, after, absentIn } of changes) {
        const places = { before: before ?? site.before, after: after ?? site.after };
        report(
          code,
          { ...site, ...places, path: within(path, step), object: path, holder, ...(absentIn && { absentIn }) },
          facts,
        );
      }
      for (const { step, key: innerKey } of inner) {
        if (seen.has(innerKey) || !changed.has(innerKey)) continue;
        seen.add(innerKey);
        queue.push({ key: innerKey, path: within(path, step) });
      }
    }
  }
}

/** A component holds what changes in it, wherever it is used. */
function holderOf(old: SchemaSide, now: SchemaSide): ChangeSite['holder'] {
  const name = componentName(old) ?? componentName(now);
  return name === undefined ? undefined : { name, path: '$' };
}

function pairsThatReachChanges(pairs: ReadonlyMap<string, SchemaPair>): ReadonlySet<string> {
  const outer = new Map<string, string[]>();
  for (const [key, { inner }] of pairs) {
    for (const { key: held } of inner) {
      const holders = outer.get(held);
      if (holders === undefined) outer.set(held, [key]);
      else holders.push(key);
    }
  }
  const reached = new Set([...pairs].filter(([, { changes }]) => changes.length > 0).map(([key]) => key));
  for (const key of reached) for (const holder of outer.get(key) ?? []) reached.add(holder);
  return reached;
}
