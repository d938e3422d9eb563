import type { PageSource } from '../openapi/document.ts';
import { fingerprintOf } from '../standards/fingerprint.ts';
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
  readonly first: ChangeSite;
  readonly sites: ChangeSite[];
}

/** Collects changes. One that several operations share, at the same places, is one change with several uses. */
export function collectChanges(): ChangeCollector {
  const found = new Map<string, FoundChange>();
  return {
    report: (code, site, facts = {}) => {
      const key = JSON.stringify([code, ...identityOf(site), facts]);
      const known = found.get(key);
      if (known === undefined) found.set(key, { code, facts, first: site, sites: [site] });
      else known.sites.push(site);
    },
    changes: () => [...found.values()].map(toChange).toSorted(byPlace),
  };
}

/** What tells a change from others of its kind: what holds it, and where it is; where no place is known, the operation. */
function identityOf({ operation, part, path, object = path, holder, before, after, absentIn }: ChangeSite) {
  const places = [absentIn === 'old' ? undefined : before, absentIn === 'new' ? undefined : after];
  if (holder !== undefined) return [holder, ...places];
  const isPlaced = places.some((place) => place !== undefined);
  return [isPlaced ? '' : operation, part, object, ...places];
}

function toChange({ code, facts, first, sites }: FoundChange): Change {
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
