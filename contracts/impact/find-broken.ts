import type { BrokenInteraction, Change, ChangeUse } from '../../spec/diff/change.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { OutputFile } from '../../spec/source/output-file.ts';
import { emitPacts } from '../generate/generate.ts';
import { type ReadInteraction, readPact } from '../pact/read-pact.ts';
import { createInteractionJudge } from './judge-interaction.ts';
import { isWithin, type Problem } from './problem.ts';

/** What is compared, with what rests on it. */
export interface ChangedApi {
  readonly old: OpenApiDocument;
  readonly now: OpenApiDocument;
  readonly changes: readonly Change[];
  /** The contracts of consumers. */
  readonly pacts: readonly OutputFile[];
}

/**
 * The interactions that hold by an old document and can fail by a new one, by the fingerprints of the changes that break
 * them: those of consumers, and those of the old document's own contract.
 * @throws VerificationError if a text is not a Pact contract with interactions
 */
export function findBroken({
  old,
  now,
  changes,
  pacts,
}: ChangedApi): ReadonlyMap<string, readonly BrokenInteraction[]> {
  const parts = changedParts(changes);
  const judge = createInteractionJudge(old, now);
  const broken = new Map<string, BrokenInteraction[]>();
  const own = emitPacts(onlyOperations(old, parts)).map((file) => ({ file, contract: undefined }));
  for (const { file, contract } of [...pacts.map((file) => ({ file, contract: file.path })), ...own]) {
    for (const interaction of readPact(file)) {
      const { operation, problems } = judge(interaction, (name, key) => isChanged(parts.get(name), key));
      const [problem] = problems;
      if (operation === undefined || problem === undefined) continue;
      const tests = testsOf(interaction, problems);
      const { consumer, description } = interaction;
      const found = { contract, consumer, interaction: description, reason: problem.reason, tests };
      for (const { fingerprint } of changesBehind(changes, operation, problems)) {
        broken.set(fingerprint, [...(broken.get(fingerprint) ?? []), found]);
      }
    }
  }
  return broken;
}

/** The tests that used what is a problem: those that read it of the response, and where the request is wrong, all. */
function testsOf({ notes }: ReadInteraction, problems: readonly Problem[]): readonly string[] {
  const isUsed = (reads: readonly string[] | 'all', { part, path }: Problem) =>
    reads === 'all' ||
    !part.startsWith('response') ||
    !path.startsWith('$') ||
    reads.some((read) => isWithin(read, path));
  const tests = Object.entries(notes?.tests ?? {});
  return tests.filter(([, reads]) => problems.some((problem) => isUsed(reads, problem))).map(([name]) => name);
}

/** The parts of operations, by their names, of which a change can break an interaction. */
function changedParts(changes: readonly Change[]): ReadonlyMap<string, ReadonlySet<string>> {
  const telling = changes.filter(
    (change) => change.class.startsWith('breaking') || change.code === 'response-example-changed',
  );
  const byOperation = Map.groupBy(
    telling.flatMap(({ uses }) => uses),
    ({ operation }) => operation,
  );
  return new Map([...byOperation].map(([name, uses]) => [name, new Set(uses.map(({ part }) => part))]));
}

/** Whether a change can break an interaction with a response: one of the request, or of that response. */
function isChanged(parts: ReadonlySet<string> = new Set(), response: string): boolean {
  return [...parts].some((part) => !/\bresponse \S+$/.test(part) || part.endsWith(`response ${response}`));
}

/** A document with some of its operations: contracts are made of no others. */
function onlyOperations(document: OpenApiDocument, names: ReadonlyMap<string, unknown>): OpenApiDocument {
  const paths = Object.entries(document.paths).map(([path, item]) => {
    const kept = Object.entries(item).filter(([method]) => names.has(`${method.toUpperCase()} ${path}`));
    return [path, Object.fromEntries(kept)];
  });
  return { ...document, paths: Object.fromEntries(paths) };
}

/** The changes that the problems of an interaction come from: of each problem those that are nearest to it. */
function changesBehind(changes: readonly Change[], operation: string, problems: readonly Problem[]): readonly Change[] {
  const found = new Set<Change>();
  for (const problem of problems) {
    const near = changes.map((change) => {
      const uses = change.uses.filter((use) => use.operation === operation);
      return { change, nearness: Math.max(0, ...uses.map((use) => nearnessOf(change, use, problem))) };
    });
    const most = Math.max(0, ...near.map(({ nearness }) => nearness));
    for (const { change, nearness } of near) if (nearness === most && most > 0) found.add(change);
  }
  return [...found];
}

/** How near a changed part is to a problem: its very place, its part, or its operation; what breaks just so is nearer. */
function nearnessOf({ class: name }: Change, use: ChangeUse, { part, path, isLooser }: Problem): number {
  const fitting = isLooser ? 'breaking-providers' : 'breaking-consumers';
  const weight = name === fitting ? 0.75 : name.startsWith('breaking') ? 0.5 : 0;
  if (use.part !== part) return (use.part === '' ? 2 : 1) + weight;
  return (isWithin(use.path, path) || isWithin(path, use.path) ? 4 : 3) + weight;
}
