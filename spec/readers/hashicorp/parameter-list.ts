import type { Report } from '../../diagnostics/reporter.ts';
import type { TypeRef } from '../../ir/api-model.ts';
import { describeType } from '../../ir/describe-type.ts';
import { plainText } from '../../markdown/plain-text.ts';
import { cut, linesOf } from '../../source/http-message.ts';
import type { Snippet } from '../../source/snippet.ts';
import type { HeadedBlock, OperationSection } from './sections.ts';
import { readTypeText, type StatedType } from './type-text.ts';

/** An item of a list of parameters: `` - `name` `(type: default)` - description ``. */
export interface ParameterItem extends StatedType {
  readonly name: string;
  readonly description: string | undefined;
  /** The items that are nested below it: the properties of an object. */
  readonly children: readonly ParameterItem[];
  readonly place: Snippet;
}

/** What was read of the lists of an operation's section. */
export interface ParameterLists {
  readonly items: readonly ParameterItem[];
  readonly used: ReadonlySet<HeadedBlock>;
}

const bullet = /^([ \t]*)[-*+][ \t]+`([^`\s]+)`[ \t]*:?\s*/;
const parametersHeading = /\bparam(eter)?s?\b|^(arguments|fields|request (body|fields))/;

/** An item while further lines may belong to it. */
type GrowingItem = ParameterItem & { children: ParameterItem[]; description: string | undefined };

/** Reads the lists under the headings `Parameters`, and those of items with types in the section itself. */
export function readParameterLists(section: OperationSection, report: Report): ParameterLists {
  const used = new Set<HeadedBlock>();
  const items: ParameterItem[] = [];
  for (const [heading, blocks] of groupByHeading(section.blocks)) {
    const isList = parametersHeading.test(heading);
    if (!isList && heading !== '') continue;
    const reader = new ListReader(isList, report);
    for (const headed of blocks) {
      const { block } = headed;
      if (block.kind !== 'prose') continue;
      const isUsed = itemTexts(block.text).map((text) => reader.add(text));
      if (isUsed.includes(true)) used.add(headed);
    }
    items.push(...reader.items);
  }
  return { items: uniqueByName(items, report), used };
}

function groupByHeading(blocks: readonly HeadedBlock[]): readonly (readonly [string, readonly HeadedBlock[]])[] {
  return [...Map.groupBy(blocks, ({ heading }) => heading)];
}

/** Puts the items of one list below one another by their indents. */
class ListReader {
  readonly items: ParameterItem[] = [];
  readonly #isList: boolean;
  readonly #report: Report;
  #open: { readonly item: GrowingItem; readonly indent: number }[] = [];

  /** @param isList whether the heading says that items are parameters */
  constructor(isList: boolean, report: Report) {
    this.#isList = isList;
    this.#report = report;
  }

  /** Takes an item, or prose that goes on with the one above; false for what is neither. */
  add(text: Snippet): boolean {
    const read = readItem(text, this.#isList, this.#report);
    const indent = /^[ \t]*/.exec(text.text)?.[0].length ?? 0;
    if (read !== undefined) this.#addItem({ ...read, children: [] }, indent, text);
    else if (indent > (this.#open[0]?.indent ?? indent)) continueItem(this.#open.at(-1)?.item, text);
    else return this.#reportItem(text);
    return true;
  }

  #addItem(item: GrowingItem, indent: number, text: Snippet): void {
    this.#open = this.#open.filter((candidate) => candidate.indent < indent);
    const parent = this.#open.at(-1)?.item;
    if (parent === undefined) this.items.push(item);
    else if (holdsChildren(parent.type)) parent.children.push(item);
    else continueItem(parent, text);
    this.#open.push({ item, indent });
  }

  #reportItem(text: Snippet): boolean {
    if (!this.#isList || !/^[ \t]*[-*+][ \t]/.test(text.text)) return this.#isList;
    this.#report('parameter-item-not-read', { text: shorten(text.text) }, text);
    return true;
  }
}

function holdsChildren(type: TypeRef): boolean {
  return type.kind !== 'primitive' && type.kind !== 'enum';
}

/** The text is about the item above it. */
function continueItem(item: GrowingItem | undefined, text: Snippet): void {
  if (item === undefined) return;
  item.description = [item.description, plainText(text.text)]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
}

/** A block of prose, or each item of a list that is written without blank lines. */
function itemTexts(text: Snippet): readonly Snippet[] {
  const starts = linesOf(text)
    .filter((line) => bullet.test(line.text))
    .map((line) => line.span.start - text.span.start);
  if (starts.length === 0) return [text];
  const bounds = [...(starts[0] === 0 ? [] : [0]), ...starts];
  return bounds.map((from, at) => cut(text, from, bounds[at + 1] ?? text.text.length));
}

/** @param isList whether the heading says that items are parameters, so that one without a type is one too */
function readItem(text: Snippet, isList: boolean, report: Report): ParameterItem | undefined {
  const [beginning, , written = ''] = bullet.exec(text.text) ?? [];
  if (beginning === undefined) return undefined;
  const rest = text.text.slice(beginning.length);
  const parentheses = typeIn(rest);
  const nameAt = text.text.indexOf(written);
  const place = cut(text, nameAt, nameAt + written.length);
  const isNested = /^[ \t]{2,}/.test(text.text);
  // A name that a sentence follows is not a parameter, but a value or the subject of that sentence.
  const isNamed = /:\s*$/.test(beginning) || /^\s*([-–—]|$)/.test(rest);
  if (parentheses === undefined && (!isList || isNested || !isNamed)) return undefined;
  const stated = parentheses === undefined ? undefined : readTypeText(parentheses.text);
  if (stated === undefined) report('parameter-type-missing', { name: written }, place);
  else if (!stated.isKnown) report('type-text-unreadable', { text: shorten(parentheses?.text ?? '') }, place);
  const description = plainText(rest.slice(parentheses?.length ?? 0).replace(/^[`\s]*[-–—:]?\s*/, ''));
  return {
    ...(stated ?? { type: { kind: 'any' }, required: false, default: undefined, isKnown: false }),
    name: written.replace(/\[\]$|\[\*\]$/, ''),
    description: description === '' ? undefined : description,
    children: [],
    place,
  };
}

/** The text in the parentheses at the beginning, with or without marks of code, and how long the whole is. */
function typeIn(text: string): { readonly text: string; readonly length: number } | undefined {
  const start = /^`?\(/.exec(text)?.[0].length;
  if (start === undefined) return undefined;
  let depth = 1;
  for (let at = start; at < Math.min(text.length, start + 400); at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')') depth--;
    const isEnd = depth === 0 || (start === 2 && text[at] === '`');
    if (isEnd) {
      const length = at + (text[at] === ')' && text[at + 1] === '`' ? 2 : 1);
      return { text: text.slice(start, at).replaceAll('`', '').replace(/\s+/g, ' '), length };
    }
  }
  return undefined;
}

function uniqueByName(items: readonly ParameterItem[], report: Report): readonly ParameterItem[] {
  const byName = Map.groupBy(items, (item) => item.name);
  return [...byName.values()].flatMap(([first, ...others]) => {
    const again = others.find((other) => describeType(other.type) !== describeType(first?.type ?? other.type));
    if (first !== undefined && again !== undefined) {
      report(
        'property-listed-twice',
        { names: [first.name] },
        { ...again.place, related: [{ ...first.place, label: 'taken' }] },
      );
    }
    return first ?? [];
  });
}

function shorten(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length > 60 ? `${plain.slice(0, 60)}…` : plain;
}
