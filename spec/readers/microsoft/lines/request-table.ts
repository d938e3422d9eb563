import type { Section, Table } from '../../../markdown/page.ts';
import { plainText } from '../../../markdown/plain-text.ts';
import { cut, trimmed } from '../../../source/http-message.ts';
import type { Snippet } from '../../../source/snippet.ts';
import { tables } from '../page/sections.ts';
import { readRequestLine, type WrittenRequest } from './request-line.ts';

const methodColumn = /^(?:https? )?(?:methods?|verb)$/i;
const targetColumn = /^(?:request )?(?:ur[il]|url|path|endpoint)s?$/i;

/** The requests that the tables of a section list, with a column of methods and one of addresses. */
export function tableRequests(section: Section): readonly WrittenRequest[] {
  return tables(section).flatMap((table) => {
    const columns = requestColumns(table);
    if (columns === undefined) return [];
    return table.rows.flatMap((row) => {
      const [method, target] = [row[columns.method], row[columns.target]];
      if (method === undefined || target === undefined || target.text === '') return [];
      return addressesIn(target).map((address) => readRow(method, address));
    });
  });
}

/** Where a table has methods and addresses; undefined where it lists something else. */
function requestColumns({ header }: Table) {
  const names = header.map((cell) => bare(cell.text));
  const method = names.findIndex((name) => methodColumn.test(name));
  const target = names.findIndex((name) => targetColumn.test(name));
  return method === -1 || target === -1 ? undefined : { method, target };
}

/** The addresses of a cell, each on a line of its own. */
function addressesIn(cell: Snippet): readonly Snippet[] {
  const breaks = [...cell.text.matchAll(/<br\s?\/?>/gi)];
  const starts = [0, ...breaks.map(({ 0: mark, index }) => index + mark.length)];
  return starts
    .map((start, at) => trimmed(cut(cell, start, breaks[at]?.index ?? cell.text.length)))
    .filter(({ text }) => text !== '');
}

function readRow(method: Snippet, address: Snippet): WrittenRequest {
  const word = bare(method.text).split(' ', 1)[0] ?? '';
  const { origin, rest } = cutBase(address);
  const before = `${word} `;
  const { start, end } = rest.span;
  // Read as a line of a code block would be, with each part of the address at its place in the cell.
  const written = { ...rest, text: before + unescaped(rest.text), span: { start: start - before.length, end } };
  const read = readRequestLine(written, origin);
  const text = { ...address, text: before + (origin?.text ?? '') + unescaped(rest.text) };
  return { text, line: read && { ...read, line: text } };
}

const linkedBase = /^[`*]*\[([^[\]]*)\]\([^()]*\)/;
const emphasisedBase = /^[`*_]+(\{[^{}]*\})[*_]+(?=\/)/;

/** The base of all addresses, `[*{baseURL}*](urls.md)` or `*{baseURL}*`, and what follows it. */
function cutBase(address: Snippet): { readonly origin: Snippet | undefined; readonly rest: Snippet } {
  const [all, text] = linkedBase.exec(address.text) ?? emphasisedBase.exec(address.text) ?? [];
  if (all === undefined || text === undefined) return { origin: undefined, rest: withoutMarks(address) };
  const at = address.text.indexOf(text);
  const origin = withoutMarks(cut(address, at, at + text.length));
  const rest = withoutMarks(cut(address, all.length, address.text.length));
  return rest.text.startsWith('/') ? { origin, rest } : { origin: undefined, rest: origin };
}

/** A snippet without the marks of code and emphasis around it. */
function withoutMarks(snippet: Snippet): Snippet {
  const isMark = (character: string) => character !== '' && '`*_ '.includes(character);
  let [start, end] = [0, snippet.text.length];
  while (start < end && isMark(snippet.text.charAt(start))) start++;
  while (end > start && isMark(snippet.text.charAt(end - 1))) end--;
  return cut(snippet, start, end);
}

/** The text of an address without escapes, and without emphasis inside of it. */
function unescaped(text: string): string {
  const plain = text.includes('\\') ? text.replace(/\\([\\`*_{}[\]()#+.!|<>-])/g, '$1') : text;
  return plain.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').replaceAll('*', '');
}

function bare(text: string): string {
  return plainText(text).replace(/[`*_]/g, '').trim();
}
