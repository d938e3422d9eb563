import type { Coverage } from '../../contracts/coverage/coverage.ts';
import type { VerificationResult } from '../../contracts/verify/result.ts';
import { isObject } from '../../spec/openapi/json-form.ts';

/** The last runs of a project, as their JSON reports have them; undefined for one that was not given. */
export interface Runs {
  readonly verification?: VerificationRun;
  readonly parity?: ParityRun;
  readonly mutants?: MutantRun;
  /** What of each document the contracts of consumers touch. */
  readonly coverage?: readonly Coverage[];
}

/** What `facsimile verify --report json=FILE` writes. */
export interface VerificationRun {
  readonly provider: string;
  readonly results: readonly VerificationResult[];
}

/** What `facsimile parity --report json=FILE` writes. */
export interface ParityRun {
  readonly vectors: number;
  readonly targets: readonly string[];
  readonly differences: readonly ParityDifference[];
}

/** A request that two mocks respond to differently, or one of them otherwise than the rule demands. */
export interface ParityDifference {
  readonly vector: string;
  readonly operation: string | undefined;
  readonly request: string;
  readonly aspects: readonly string[];
  readonly target: string;
  readonly received: string;
  /** What another target responds, or the status that the rule demands. */
  readonly demanded: string;
}

/** What `npm run mutants -- --report FILE` writes: a report in the schema of mutation testing. */
export interface MutantRun {
  readonly mutants: readonly Mutant[];
}

/** A faulty version of a provider. */
export interface Mutant {
  readonly page: string;
  readonly line: number;
  readonly name: string;
  /** What it does wrong. */
  readonly words: string;
  readonly status: string;
  readonly reason: string | undefined;
  /** The sentences of the interactions that it fails. */
  readonly killedBy: readonly string[];
}

/** A run, or why a text is none. */
export type ReadRun<Run> = { readonly run: Run } | { readonly problem: string };

/** Reads the JSON report of a verification. */
export function readVerification(text: string): ReadRun<VerificationRun> {
  const data = parse(text);
  if (data === undefined || typeof data.provider !== 'string') return { problem: notOf('verify --report json=FILE') };
  const results = listOf(data.results);
  if (!results.every(isResult)) return { problem: notOf('verify --report json=FILE') };
  return { run: { provider: data.provider, results } };
}

function isResult(value: unknown): value is VerificationResult {
  if (!isObject(value) || typeof value.description !== 'string' || !Array.isArray(value.failures)) return false;
  const texts = ['advisory', 'note', 'source', 'sent', 'received', 'curl'];
  return (
    /^(passed|failed|skipped)$/.test(String(value.outcome)) &&
    texts.every((name) => value[name] === undefined || typeof value[name] === 'string') &&
    value.failures.every((failure: unknown) => isObject(failure) && typeof failure.message === 'string')
  );
}

/** Reads the JSON report of a comparison of mocks. */
export function readParity(text: string): ReadRun<ParityRun> {
  const data = parse(text);
  if (data === undefined || typeof data.vectors !== 'number' || !Array.isArray(data.differences)) {
    return { problem: notOf('parity --report json=FILE') };
  }
  const targets = listOf(data.targets).map((target) => textOf(objectOf(target).name));
  const differences = listOf(data.differences).map((value): ParityDifference => {
    const difference = objectOf(value);
    const { other } = difference;
    return {
      vector: textOf(difference.vector),
      operation: typeof difference.operation === 'string' ? difference.operation : undefined,
      request: textOf(difference.request),
      aspects: listOf(difference.aspects).map(textOf),
      target: textOf(difference.target),
      received: textOf(objectOf(difference.got).text),
      demanded: isObject(other)
        ? `${textOf(other.target)}:\n${textOf(objectOf(other.response).text)}`
        : `the rule: ${textOf(difference.promisedStatus)}`,
    };
  });
  return { run: { vectors: data.vectors, targets, differences } };
}

/** Reads a report of mutation testing. */
export function readMutants(text: string): ReadRun<MutantRun> {
  const data = parse(text);
  if (data === undefined || typeof data.schemaVersion !== 'string' || !isObject(data.files)) {
    return { problem: notOf('npm run mutants -- --report FILE') };
  }
  const tests = new Map(
    Object.values(objectOf(data.testFiles)).flatMap((file) =>
      listOf(objectOf(file).tests).map((test) => [textOf(objectOf(test).id), textOf(objectOf(test).name)] as const),
    ),
  );
  const mutants = Object.entries(data.files).flatMap(([page, file]) =>
    listOf(objectOf(file).mutants).map((value): Mutant => {
      const { id, description, location, status, statusReason, killedBy, mutatorName } = objectOf(value);
      const line = objectOf(objectOf(location).start).line;
      return {
        page,
        line: typeof line === 'number' ? line : 1,
        name: textOf(id),
        words: textOf(description ?? mutatorName),
        status: textOf(status),
        reason: typeof statusReason === 'string' ? statusReason : undefined,
        killedBy: listOf(killedBy).map((test) => tests.get(textOf(test)) ?? textOf(test)),
      };
    }),
  );
  return { run: { mutants } };
}

function notOf(command: string): string {
  return `is not what \`${command}\` writes`;
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const data: unknown = JSON.parse(text);
    return isObject(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
