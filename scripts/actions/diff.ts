import { findBroken } from '../../contracts/impact/find-broken.ts';
import { findReaders } from '../../contracts/impact/find-readers.ts';
import { VerificationError } from '../../contracts/pact/errors.ts';
import { readPact } from '../../contracts/pact/read-pact.ts';
import type { Change, ReportedChange } from '../../spec/diff/change.ts';
import { compareDocuments } from '../../spec/diff/compare-documents.ts';
import { listChanges } from '../../spec/diff/formats/json.ts';
import { countChanges } from '../../spec/diff/formats/words.ts';
import type { OpenApiDocument, PageSource } from '../../spec/openapi/document.ts';
import type { OutputFile } from '../../spec/source/output-file.ts';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure } from '../cli/errors.ts';
import { readBaseline, writeBaseline } from '../outputs/baseline.ts';
import { renderChanges } from '../outputs/changes.ts';
import type { ChangesFormat } from '../outputs/changes-format.ts';
import type { ComparedDocuments, ComparedSide } from '../project/compared-side.ts';
import { readComparedSources } from '../project/compared-sources.ts';
import { readText } from '../project/files.ts';
import { withPageTexts } from '../project/page-texts.ts';

export interface DiffOptions {
  /** Two paths, or two revisions and perhaps a path. */
  readonly sides: readonly string[];
  readonly format: ChangesFormat;
  /** Contracts of consumers. */
  readonly pacts: readonly string[];
  /** Which changes make the exit code 1. */
  readonly failOn: 'breaking' | 'breaking-consumers' | 'breaking-providers' | 'any' | undefined;
  /** The file of the fingerprints that are accepted. */
  readonly baseline: string | undefined;
  /** Whether that file is written, with the fingerprints of all changes. */
  readonly updatesBaseline: boolean;
}

/** Prints the changes between two sides and their number. @throws CommandFailure if one is there that is to fail */
export async function printChanges(options: DiffOptions, context: CommandContext): Promise<void> {
  const { format, failOn, baseline } = options;
  await using sources = await readComparedSources(options.sides, context);
  const { old, now } = sources;
  warnOfErrors(old, 'old', context);
  warnOfErrors(now, 'new', context);
  const pacts = await Promise.all(options.pacts.map((path) => readContract(path, context)));
  const found = await compareSides(old, now, pacts);
  if (baseline !== undefined && options.updatesBaseline) {
    await writeBaseline(
      context.folder,
      baseline,
      found.map(({ fingerprint }) => fingerprint),
    );
  }
  const accepted = baseline === undefined ? new Set<string>() : await readBaseline(context.folder, baseline);
  const changes = found.map((change): ReportedChange => {
    return { ...change, accepted: accepted.has(change.fingerprint) };
  });
  const texts = new Map([old, now].flatMap((side) => [...side.texts].map(([page, text]) => [side.pathOf(page), text])));
  context.out(renderChanges({ changes, texts }, format));
  context.result?.({ changes: listChanges(changes) });
  const total = countChanges(changes);
  if (changes.some((change) => !change.accepted && isFailing(change, failOn))) throw new CommandFailure(total);
  // In other formats, standard output is a document and nothing else.
  (format === 'text' ? context.out : context.err)(`${total}\n`);
}

function isFailing(change: Change, failOn: DiffOptions['failOn']): boolean {
  if (failOn === undefined || failOn === 'any') return failOn === 'any';
  return change.class.startsWith(failOn);
}

function warnOfErrors({ errors }: ComparedSide, side: string, { err }: CommandContext): void {
  if (errors === 0) return;
  err(`the ${side} side has ${errors} ${errors === 1 ? 'error' : 'errors'}: what they leave out is taken as absent\n`);
}

/** @throws CommandFailure naming the file that is no contract */
async function readContract(path: string, { folder }: CommandContext): Promise<OutputFile> {
  const file = { path, text: await readText(folder, path) };
  try {
    readPact(file);
    return file;
  } catch (error) {
    throw error instanceof VerificationError ? new CommandFailure(`${path}: ${error.message}`) : error;
  }
}

type FoundChange = Omit<ReportedChange, 'accepted'>;

/** The changes of all documents and of the texts of pages, and what they break. */
async function compareSides(
  old: ComparedSide,
  now: ComparedSide,
  pacts: readonly OutputFile[],
): Promise<readonly FoundChange[]> {
  const changes = await withPageTexts(old, now, (documents) =>
    pairDocuments(old.documents, documents).flatMap(([before, after]) => compareDocuments(before, after)),
  );
  const pairs = pairDocuments(old.documents, now.documents);
  const broken = pairs.map(([before, after]) => findBroken({ old: before, now: after, changes, pacts }));
  const readers = pairs.map(([before]) => findReaders(before, changes, pacts));
  const rename = (side: ComparedSide, place: PageSource | undefined) =>
    place && { ...place, page: side.pathOf(place.page) };
  return changes.map((change) => ({
    ...change,
    before: rename(old, change.before),
    after: rename(now, change.after),
    breaks: broken.flatMap((found) => found.get(change.fingerprint) ?? []),
    readers: readers.flatMap((found) => found.get(change.fingerprint) ?? []),
  }));
}

/** The documents of two sides by their names; of one that a side does not have, all operations are removed or added. */
function pairDocuments(old: ComparedDocuments, now: ComparedDocuments) {
  const [[before = empty] = [], [after = empty] = []] = [[...old.values()], [...now.values()]];
  if (old.size === 1 && now.size === 1) return [[before, after] as const];
  const names = [...new Set([...old.keys(), ...now.keys()])].toSorted();
  return names.map((name) => [old.get(name) ?? empty, now.get(name) ?? empty] as const);
}

const empty: OpenApiDocument = { openapi: '3.1.0', info: { title: '', version: '' }, paths: {} };
