import { linksIn } from '../page/links.ts';
import { plainText } from '../page/plain-text.ts';
import type { TypeRef } from './api-model.ts';
import { valuesInProse, valuesOfNamedType } from './enumeration-values.ts';
import type { TypedRow } from './property-table.ts';
import type { MemberTable } from './resource-page.ts';
import type { TypeReading, Witness } from './type-reading.ts';

/**
 * A type that a page describes: an enumeration on the page of the row itself, else what the cell links to, else what the
 * row's description lists, else the page of the type's name. Undefined where there is none of them.
 */
export function documentedType(
  { library, typeOfPage, findings }: TypeReading,
  stated: TypeRef,
  row: TypedRow,
  { page, enumerations = [] }: Witness,
): TypeRef | undefined {
  const own = tableOf(
    stated.kind === 'named' ? stated.name : plainText(row.type.text).replaceAll('`', ''),
    enumerations,
  );
  if (own !== undefined) {
    const told = valuesInProse(row.description);
    findings.checkValues(row, own.values, told);
    return { kind: 'enum', values: agreedValues(own.values, told) };
  }
  const [link] = linksIn(row.type, page);
  const linked = link && library.linked(page, link);
  if (linked !== undefined) {
    const type = typeOfPage(linked, /#(.*)$/.exec(link?.target.text ?? '')?.[1]?.toLowerCase());
    if (type?.kind === 'enum') findings.checkValues(row, type.values, valuesInProse(row.description));
    return type;
  }
  const values = valuesOfNamedType(row.description);
  if (values.length > 0) return { kind: 'enum', values };
  const named = stated.kind === 'named' ? library.named(page, stated.name) : undefined;
  return named && typeOfPage(named);
}

const tablesByName = new WeakMap<readonly MemberTable[], ReadonlyMap<string | undefined, MemberTable>>();

function tableOf(name: string, enumerations: readonly MemberTable[]): MemberTable | undefined {
  if (enumerations.length === 0) return undefined;
  const short = name.split('.').at(-1)?.toLowerCase();
  let byName = tablesByName.get(enumerations);
  if (byName === undefined) {
    byName = new Map(enumerations.toReversed().map((table) => [table.name?.toLowerCase(), table]));
    tablesByName.set(enumerations, byName);
  }
  return short === undefined ? undefined : byName.get(short);
}

/** The values of a table of members, in the spelling of the prose where the two differ in letter case only. */
function agreedValues(listed: readonly string[], told: readonly string[]): readonly string[] {
  if (told.length === 0) return listed;
  const spellings = new Map(told.toReversed().map((value) => [value.toLowerCase(), value]));
  return listed.map((value) => spellings.get(value.toLowerCase()) ?? value);
}
