import type { Change } from '../../spec/diff/change.ts';
import { type ChangedLines, changedLines, revertLines } from '../../spec/diff/changed-lines.ts';
import { sortChanges } from '../../spec/diff/collect-changes.ts';
import { signatureOf } from '../../spec/diff/places.ts';
import { changeRules, wordChange } from '../../spec/diff/rules.ts';
import { fingerprintOf } from '../../spec/standards/fingerprint.ts';
import type { ComparedDocuments, ComparedSide } from './compared-side.ts';

/** How many changed places of pages are looked at one by one, since each is a compilation. */
const mostPlaces = 200;

/** Finds the changes between the documents of an old side and those of a new one. */
type FindChanges = (documents: ComparedDocuments) => readonly Change[];

/**
 * The changes of two sides, with those of pages that change nothing in the documents. A place of a page is one of those if
 * the documents are the same without the change there. Changes of texts and samples that
 * stand elsewhere are given the lines that cause them.
 */
export async function withPageTexts(
  old: ComparedSide,
  now: ComparedSide,
  findChanges: FindChanges,
): Promise<readonly Change[]> {
  const changes = new Map(findChanges(now.documents).map((change) => [change.fingerprint, change]));
  const places = changedPlaces(old, now);
  const signature = signatureOf([...now.documents]);
  const isWhole = changes.size > 0 && places.length <= mostPlaces;
  const texts: Change[] = [];
  for (const place of places) {
    const reverted = isWhole ? await now.recompile?.(place.now, revertLines(place.text, place.lines)) : undefined;
    if (reverted === undefined) {
      if (![...changes.values()].some((change) => isOn(change, place))) texts.push(textChange(place));
      continue;
    }
    if (signatureOf([...reverted]) === signature) {
      texts.push(textChange(place));
      continue;
    }
    const others = new Set(findChanges(reverted).map(({ fingerprint }) => fingerprint));
    for (const change of changes.values()) {
      if (change.class !== 'wording' || isOn(change, place) || others.has(change.fingerprint)) continue;
      changes.set(change.fingerprint, { ...change, ...linesOf(place) });
    }
  }
  return sortChanges([...changes.values(), ...texts]);
}

/** A changed place of a page that both sides have. */
interface ChangedPlace {
  readonly old: string;
  readonly now: string;
  /** The text of the new page. */
  readonly text: string;
  readonly lines: ChangedLines;
}

function changedPlaces(old: ComparedSide, now: ComparedSide): readonly ChangedPlace[] {
  const [pages, newPages] = [old, now].map(({ texts }) => [...texts].filter(([path]) => /\.md$/i.test(path)));
  const [[only = ''] = [], ...others] = pages ?? [];
  return (newPages ?? []).flatMap(([path, text]) => {
    // Two pages are compared whatever their names are.
    const name = others.length === 0 && newPages?.length === 1 ? only : path;
    const before = old.texts.get(name);
    if (before === undefined) return [];
    return changedLines(before, text).map((lines) => ({ old: name, now: path, text, lines }));
  });
}

function linesOf({ old, now, lines }: ChangedPlace): Pick<Change, 'before' | 'after'> {
  return { before: { page: old, line: lines.before }, after: { page: now, line: lines.after } };
}

function textChange(place: ChangedPlace): Change {
  const code = 'page-text-changed';
  const { oldLines, newLines } = place.lines;
  return {
    code,
    class: changeRules[code].class,
    message: wordChange(code, {}),
    fingerprint: fingerprintOf([code, oldLines.join('\n'), newLines.join('\n')]),
    ...linesOf(place),
    uses: [],
  };
}

/** Whether a change is about a line of a place. */
function isOn({ before, after }: Change, { old, now, lines }: ChangedPlace): boolean {
  const isIn = (line: number, start: number, count: number) => line >= start && line < start + Math.max(1, count);
  return (
    (before?.page === old && isIn(before.line, lines.before, lines.oldLines.length)) ||
    (after?.page === now && isIn(after.line, lines.after, lines.newLines.length))
  );
}
