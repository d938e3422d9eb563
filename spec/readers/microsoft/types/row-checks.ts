import type { Report } from '../../../diagnostics/reporter.ts';
import type { TypeRef } from '../../../ir/api-model.ts';
import { describeType } from '../../../ir/describe-type.ts';
import { plainText } from '../../../markdown/plain-text.ts';
import type { Place } from '../../../source/place.ts';
import type { Snippet } from '../../../source/snippet.ts';
import type { PropertyRow } from '../page/property-table.ts';
import type { MemberTable } from './resource-page.ts';
import { alternative, isJsonName, readTypeText } from './type-cell.ts';

/** How many values an enumeration may have: a document lists them at each property of the type. */
const mostValues = 500;

/** Reports what rows of tables leave open on types: each thing once, however often its row is read. */
export class RowFindings {
  readonly #report: Report;
  readonly #reported = new Set<string>();

  constructor(report: Report) {
    this.#report = report;
  }

  /** A type cell that names several types, or none. */
  checkCell(cell: Snippet, stated: TypeRef): void {
    const inner = stated.kind === 'collection' ? stated.items : stated;
    // Most cells are a single word or link, which names one type.
    if (inner.kind !== 'any' && /^[\w.]+$|^\[[\w.]+\]\([^()]*\)$/.test(cell.text)) return;
    if (!this.#isNew(placeKey(cell))) return;
    const text = plainText(cell.text);
    const [, ...others] = text.split(alternative);
    if (inner.kind === 'any' && !isJsonName(text)) this.#report('type-cell-unreadable', { text }, cell);
    else if (others.length > 0 || hasNearerType(text)) {
      this.#report('type-alternatives', { text, chosen: describeType(inner) }, cell);
    }
  }

  /**
   * The enumeration of some values from a table of members; text where the table lists more values than a document should
   * hold at each property of the type.
   */
  limitEnumeration({ values: listed, place }: MemberTable, values: readonly string[]): TypeRef {
    if (listed.length <= mostValues) return { kind: 'enum', values };
    if (this.#isNew(placeKey(place))) {
      this.#report('enumeration-too-large', { count: listed.length, limit: mostValues }, place);
    }
    return { kind: 'primitive', type: 'string' };
  }

  /** A row without a type cell. */
  checkMissing(name: Snippet): void {
    if (this.#isNew(placeKey(name))) this.#report('type-cell-unreadable', { text: '' }, name);
  }

  /** A type without a page that is treated as a primitive one, since samples show no object. */
  checkPrimitive(type: string, assumedType: TypeRef, place: Snippet): void {
    if (!this.#isNew(`type ${type.toLowerCase()}`)) return;
    this.#report('type-not-documented', { type, known: [], assumedType: describeType(assumedType) }, place);
  }

  /** The description of a property and the table of its type, which list different values. */
  checkValues(row: PropertyRow, listed: readonly string[], proseValues: readonly string[]): void {
    if (proseValues.length === 0) return;
    const inTable = inSmallLetters(listed);
    const inText = inSmallLetters(proseValues);
    const differing = [
      ...proseValues.filter((value) => !inTable.has(value.toLowerCase())),
      // Of an enumeration that grows it is a value that no response has yet.
      ...listed.filter((value) => value !== 'unknownFutureValue' && !inText.has(value.toLowerCase())),
    ];
    if (differing.length === 0 || !this.#isNew(placeKey(row.name))) return;
    this.#report('enumeration-contradiction', { property: row.name.text, differing, values: listed }, row.name);
  }

  #isNew(key: string): boolean {
    const isNew = !this.#reported.has(key);
    this.#reported.add(key);
    return isNew;
  }
}

function inSmallLetters(values: readonly string[]): ReadonlySet<string> {
  return new Set(values.map((value) => value.toLowerCase()));
}

function placeKey({ page, span }: Place): string {
  return `${page} ${span.start}`;
}

/** Whether brackets after a type hold another one: `String (timestamp)`. */
function hasNearerType(text: string): boolean {
  const [, ...types] = /^(\w+)\s+\((\w+)\)$/.exec(text) ?? [];
  return types.length > 0 && types.every((type) => readTypeText(type).kind === 'primitive');
}
