import { type ReceivedResponse, type Target, untilAborted } from './targets/target.ts';
import type { Vector } from './vectors/vector.ts';
import type { ReadVerdict, Verdict } from './verdict.ts';

/** What a target made of one vector. */
export interface JudgedResponse {
  readonly verdict: Verdict;
  /** For a person: the beginning of what was answered, or why nothing was. */
  readonly text: string;
}

/** What a target made of some vectors. */
export interface TargetRun {
  readonly name: string;
  /** By the vector's name. */
  readonly responses: ReadonlyMap<string, JudgedResponse>;
  /** Why vectors were not sent, by their names. */
  readonly unsent: ReadonlyMap<string, string>;
  readonly slowest: LongestWait;
}

/** The longest wait for a response, in milliseconds, and the vector that was waited for. */
export interface LongestWait {
  readonly milliseconds: number;
  readonly vector: string;
}

/** How vectors are sent to a target. */
export interface RunTargetOptions {
  readonly readVerdict: ReadVerdict;
  /** How long the target may take for one response, in milliseconds. */
  readonly deadline: number;
  /** Called for each vector when it is done. */
  readonly onVector?: () => void;
}

/** Sends every vector that concerns a target, one after the other. */
export async function runTarget(
  target: Target,
  vectors: readonly Vector[],
  options: RunTargetOptions,
): Promise<TargetRun> {
  const responses = new Map<string, JudgedResponse>();
  const unsent = new Map<string, string>();
  let slowest = { milliseconds: 0, vector: '' };
  for (const vector of vectors) {
    const reason = (target.provider ? vector.mocksOnly : undefined) ?? target.inexpressible(vector);
    if (reason !== undefined) unsent.set(vector.name, reason);
    else {
      const started = performance.now();
      responses.set(vector.name, await ask(target, vector, options));
      const milliseconds = performance.now() - started;
      if (milliseconds > slowest.milliseconds) slowest = { milliseconds, vector: vector.name };
    }
    options.onVector?.();
  }
  return { name: target.name, responses, unsent, slowest };
}

async function ask(
  target: Target,
  vector: Vector,
  { readVerdict, deadline }: RunTargetOptions,
): Promise<JudgedResponse> {
  const signal = AbortSignal.timeout(deadline);
  try {
    const response = await untilAborted(target.send(vector, signal), signal);
    return { verdict: readVerdict(vector, response), text: show(response) };
  } catch (error) {
    return withoutResponse(signal.aborted ? `no response within ${deadline} ms` : `no response: ${messageOf(error)}`);
  }
}

function withoutResponse(reason: string): JudgedResponse {
  const verdict = { status: reason, 'error.code': 'none', 'content type': 'none', headers: 'none', body: 'none' };
  return { verdict, text: reason };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const shownHeaders = ['content-type', 'allow', 'retry-after', 'location', 'x-facsimile-violation'];

function show({ status, headers, text }: ReceivedResponse): string {
  const lines = shownHeaders.flatMap((name) => (headers[name] === undefined ? [] : [`${name}: ${headers[name]}`]));
  return [String(status), ...lines, text.slice(0, 600)].join('\n');
}
