import type { Pact } from '../../contracts/pact/pact.ts';
import { LineIndex } from '../../spec/source/line-index.ts';
import { printVisibleJson } from '../../spec/standards/visible-text.ts';
import type { Finding } from './judge.ts';
import type { Measured } from './measure.ts';

/** What a report of mutation testing is made of. */
export interface MutationReportInput {
  readonly measured: readonly Measured[];
  readonly pact: Pact;
  /** The pages that the contract rests on, by their paths. */
  readonly texts: ReadonlyMap<string, string>;
}

/** The pages that the interactions of a contract rest on. */
export function pagesOf({ interactions }: Pact): readonly string[] {
  const sources = interactions.flatMap(({ comments }) => Object.values(comments.facsimile.sources));
  return [...new Set(sources.flatMap((source) => placeIn(source)?.page ?? []))];
}

/**
 * A report in the schema of mutation testing (Stryker's), whose source is the page: each fault stands at the line that
 * demands what it breaks, with the interactions that find it. A fault that only advice finds survives, with the advice
 * as the reason; one that no contract can find is ignored.
 */
export function renderMutationReport({ measured, pact, texts }: MutationReportInput): string {
  const sentences = pact.interactions.map(({ description }) => description);
  const ids = new Map(sentences.map((sentence, index) => [sentence, String(index + 1)]));
  // What nothing finds is about the operation as a whole.
  const [first] = pact.interactions;
  const usual = placeIn(first?.comments.facsimile.sources.request);
  const mutants = measured
    .filter(({ version }) => version.isFaulty)
    .flatMap((fault) => placeMutant(fault, usual, ids) ?? []);
  const files = [...texts].map(([page, source]) => {
    const index = new LineIndex(source);
    const own = mutants.filter(({ place }) => place.page === page);
    return [page, { language: 'markdown', source, mutants: own.map((mutant) => describe(mutant, index)) }];
  });
  return printVisibleJson({
    schemaVersion: '2',
    thresholds: { high: 100, low: 90 },
    framework: { name: 'facsimile' },
    files: Object.fromEntries(files),
    testFiles: { [`${pact.consumer.name}.json`]: { tests: [...ids].map(([name, id]) => ({ id, name })) } },
  });
}

interface PagePlace {
  readonly page: string;
  readonly line: number;
}

interface PlacedMutant {
  readonly place: PagePlace;
  readonly fault: Measured['version'];
  readonly status: 'Killed' | 'Survived' | 'Ignored';
  readonly statusReason: string | undefined;
  readonly killedBy: readonly string[];
}

function placeMutant(
  { version, findings }: Measured,
  usual: PagePlace | undefined,
  ids: ReadonlyMap<string, string>,
): PlacedMutant | undefined {
  const found = findings.get('contract') ?? [];
  const broken = found.filter(({ advisory }) => advisory === undefined);
  const [decisive] = [...broken, ...found];
  const place = placeIn(decisive?.source) ?? usual;
  if (place === undefined) return undefined;
  const killedBy = broken.flatMap(({ interaction = '' }) => ids.get(interaction) ?? []);
  return { place, fault: version, ...judge(version, broken, decisive), killedBy: [...new Set(killedBy)] };
}

function judge(
  { gap }: Measured['version'],
  broken: readonly Finding[],
  decisive: Finding | undefined,
): Pick<PlacedMutant, 'status' | 'statusReason'> {
  const [first] = broken;
  if (first !== undefined) return { status: 'Killed', statusReason: shorten(first.message) };
  if (gap !== undefined) return { status: 'Ignored', statusReason: gap };
  const advice = decisive && `only advice finds it (${decisive.advisory}): ${shorten(decisive.message)}`;
  return { status: 'Survived', statusReason: advice };
}

/** A message can hold texts of many letters. */
function shorten(message: string): string {
  return message.length > longest ? `${message.slice(0, longest).toWellFormed()}…` : message;
}

const longest = 300;

function describe({ place: { line }, fault, status, statusReason, killedBy }: PlacedMutant, index: LineIndex) {
  return {
    id: fault.name,
    mutatorName: fault.name,
    description: fault.words,
    location: { start: { line, column: 1 }, end: { line, column: Math.max(2, index.lineText(line).length + 1) } },
    status,
    statusReason,
    ...(killedBy.length > 0 && { killedBy }),
  };
}

/** The page and line of `page.md:29`; undefined for an overlay. */
function placeIn(source: string | undefined): PagePlace | undefined {
  const [, page, line] = /^(.+):(\d+)$/.exec(source ?? '') ?? [];
  return page === undefined ? undefined : { page, line: Number(line) };
}
