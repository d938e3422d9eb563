import { operationInteractions } from '../../contracts/generate/generate.ts';
import type { PactInteraction } from '../../contracts/pact/pact.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { readOperations } from '../../spec/openapi/operations.ts';
import { readRefusals } from './mock-refusals.ts';

/** An interaction of the contract that follows from a document. */
export interface Promised {
  /** Its sentence, which no other interaction of the contract has. */
  readonly description: string;
  /** The sentence without its operation: what interactions of several operations have in common. */
  readonly words: string;
  readonly operationId: string;
  readonly status: number;
  readonly scenario: string;
  /** Why it is advice and no promise. */
  readonly advisory: string | undefined;
  /** `page:line` or overlay that it rests on. */
  readonly source: string | undefined;
  /** `page:line` or overlay of the response, and by JSON paths of what is demanded of its body. */
  readonly demands: readonly (readonly [what: string, source: string])[];
  /** In which words the mock refuses the request. */
  readonly refusal: string | undefined;
}

/** All that a document promises, in the order of the contract. */
export function listPromises(document: OpenApiDocument): readonly Promised[] {
  const readRefusal = readRefusals(document);
  return readOperations(document).flatMap((operation) => {
    const place = ` (${operation.method.toUpperCase()} ${operation.path})`;
    return operationInteractions(document, operation).map((interaction) => ({
      ...describe(interaction, place),
      refusal: readRefusal(interaction),
    }));
  });
}

function describe({ description, response, comments }: PactInteraction, place: string): Omit<Promised, 'refusal'> {
  const { operationId, scenario, advisory, sources } = comments.facsimile;
  const { request, ...demands } = sources;
  return {
    description,
    words: description.replace(place, ''),
    operationId,
    status: response.status,
    scenario,
    advisory,
    source: request,
    demands: Object.entries(demands),
  };
}

/** What of a contract has to do with each `page:line`. */
export interface PromisesOfLine {
  /** Those that rest on the line. */
  readonly resting: readonly Promised[];
  /** How many responses are held to what the line says, by what it says it of: `$.Status`. */
  readonly demanding: ReadonlyMap<string, number>;
}

/** The promises by the `page:line` that they rest on, and that demand something of their responses. */
export function promisesByLine(promises: readonly Promised[]): ReadonlyMap<string, PromisesOfLine> {
  type Found = { readonly resting: Promised[]; readonly demanding: Map<string, number> };
  const found = new Map<string, Found>();
  const at = (source: string) => {
    const known: Found = found.get(source) ?? { resting: [], demanding: new Map() };
    found.set(source, known);
    return known;
  };
  for (const promise of promises) {
    if (promise.source !== undefined) at(promise.source).resting.push(promise);
    for (const [what, source] of promise.demands) {
      const { demanding } = at(source);
      demanding.set(what, (demanding.get(what) ?? 0) + 1);
    }
  }
  return found;
}
