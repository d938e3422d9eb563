import type { PageSource } from '../openapi/document.ts';
import { fingerprintOf } from '../standards/fingerprint.ts';
import { stepsOf } from '../standards/json-path.ts';
import type { Change, ChangeSite, ChangeUse } from './change.ts';
import { type ChangeCode, type ChangeFacts, changeRules, wordChange } from './rules.ts';

/** Takes a change: its rule, where it is, and the facts of its words besides `where`. */
export type ReportChange = (code: ChangeCode, site: ChangeSite, facts?: ChangeFacts) => void;

export interface ChangeCollector {
  readonly report: ReportChange;
  /** Each change once, by its place in the new document. */
  readonly changes: () => readonly Change[];
}

interface FoundChange {
  readonly code: ChangeCode;
  readonly facts: ChangeFacts;
  readonly sites: [ChangeSite, ...ChangeSite[]];
}

/** Collects changes. One that several operations share, at the same places, is one change with several uses. */
export function collectChanges(): ChangeCollector {
  const found = new Map<string, FoundChange>();
  return {
    report: (code, site, facts = {}) => {
      const key = JSON.stringify([code, ...identityOf(site), facts]);
      const known = found.get(key);
      if (known === undefined) found.set(key, { code, facts, sites: [site] });
      else known.sites.push(site);
    },
    changes: () => sortChanges([...found.values()].map(toChange)),
  };
}

/**
 * What tells a change from others of its kind: where it is in both documents, at the same property; what is not there has no
 * place of its own. A document on one line has no places that tell anything: then it is what holds the change.
 */
function identityOf({ operation, part, path, object = path, holder, before, after, absentIn }: ChangeSite) {
  const own = [absentIn === 'old' ? undefined : before, absentIn === 'new' ? undefined : after];
  const isPlaced = own.some((place) => place !== undefined && place.line > 1);
  if (!isPlaced) return holder === undefined ? [operation, part, object] : [holder.name, holder.path];
  // What is in one document alone is the same change wherever it is put together with others.
  if (absentIn !== undefined) return own;
  const last = stepsOf(holder?.path ?? object).at(-1);
  return [holder === undefined ? part : '', typeof last === 'symbol' ? '[*]' : last, ...own];
}

function toChange({ code, facts, sites }: FoundChange): Change {
  const first = nearestSite(sites);
  const { operation, part, path, object = path, holder } = first;
  const about = holder === undefined ? [operation, part, object] : [holder.name, holder.path];
  return {
    code,
    class: changeRules[code].class,
    message: wordChange(code, { ...facts, where: describeSite(first, sites), operation: describeOperations(sites) }),
    fingerprint: fingerprintOf([code, ...about, ...Object.entries(facts).flat()]),
    before: first.before,
    after: first.after,
    uses: usesOf(sites),
  };
}

/** The site that holds a change most closely: where components are put together, the one that has the change itself. */
function nearestSite([first, ...others]: FoundChange['sites']): ChangeSite {
  const lengthOf = ({ holder }: ChangeSite) => (holder === undefined ? Number.POSITIVE_INFINITY : holder.path.length);
  return others.reduce((near, site) => (lengthOf(site) < lengthOf(near) ? site : near), first);
}

function describeSite({ part, path, object = path, holder }: ChangeSite, sites: readonly ChangeSite[]): string {
  const all = describeOperations(sites);
  const whole = part === '' ? all : `the ${part} of ${all}`;
  const [name, within] = holder === undefined ? [whole, object] : [`\`${holder.name}\``, holder.path];
  return within === '' || within === '$' ? name : `\`${within}\` in ${name}`;
}

/** `POST /notes and 2 more operations`. */
function describeOperations(sites: readonly ChangeSite[]): string {
  const [first = '', ...others] = new Set(sites.map(({ operation }) => operation));
  if (others.length === 0) return first;
  return `${first} and ${others.length} more ${others.length === 1 ? 'operation' : 'operations'}`;
}

function usesOf(sites: readonly ChangeSite[]): readonly ChangeUse[] {
  const uses = sites.map(({ operation, part, path }) => ({ operation, part, path }));
  const named = uses.filter(({ operation }) => operation !== '');
  return [...new Map(named.map((use) => [JSON.stringify(use), use])).values()];
}

/** Changes by their places in the new document. */
export function sortChanges<C extends Change>(changes: readonly C[]): readonly C[] {
  return changes.toSorted(byPlace);
}

function byPlace(a: Change, b: Change): number {
  return (
    comparePlaces(a.after ?? a.before, b.after ?? b.before) ||
    compareTexts(a.code, b.code) ||
    compareTexts(a.message, b.message) ||
    compareTexts(a.fingerprint, b.fingerprint)
  );
}

function comparePlaces(a: PageSource | undefined, b: PageSource | undefined): number {
  return compareTexts(a?.page ?? '', b?.page ?? '') || (a?.line ?? 0) - (b?.line ?? 0);
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
