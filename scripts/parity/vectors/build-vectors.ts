import { sampleResponses } from '../../../mocks/build/build-scenarios.ts';
import type { OpenApiDocument } from '../../../spec/openapi/document.ts';
import { readOperations } from '../../../spec/openapi/operations.ts';
import { acceptRule } from './accept.ts';
import { authenticationRule } from './authentication.ts';
import { type DocumentedRequest, documentedRequest } from './baseline-request.ts';
import { type Coverage, chooseOperations } from './choose-operations.ts';
import { contentTypeRule } from './content-type.ts';
import { contractRule } from './contract.ts';
import { type DocumentedPaths, documentedPaths } from './documented-paths.ts';
import { jsonRule } from './json.ts';
import { methodRule } from './method.ts';
import { pathRule } from './path.ts';
import { sampleRule } from './sample.ts';
import { scenarioRule } from './scenario.ts';
import { schemaRule } from './schema.ts';
import type { Rule, Vector, VectorCheck } from './vector.ts';

/** The rule of each check, in the order of the checks. A short rule stands here, a longer one in a file of its own. */
const rules: Readonly<Record<VectorCheck, Rule>> = {
  sample: sampleRule,
  contract: contractRule,
  path: pathRule,
  method: methodRule,
  authentication: authenticationRule,
  'content type': contentTypeRule,
  json: jsonRule,
  schema: schemaRule,
  scenario: scenarioRule,
  accept: acceptRule,
};

/** The requests that parity sends. */
export interface VectorPlan {
  readonly vectors: readonly Vector[];
  /** How many operations the document has. */
  readonly operations: number;
  /** How many of them get the requests of every rule; the others get their samples alone. */
  readonly chosen: number;
  /** Why operations get no request, by their ids. */
  readonly unasked: ReadonlyMap<string, string>;
}

/**
 * The requests that follow from a document by rules: every sample, and what the rules make of the operations that are
 * chosen. Same document, same vectors; no name stands twice.
 */
export function planVectors(document: OpenApiDocument, coverage: Coverage = {}): VectorPlan {
  const sampled = sampleResponses(document);
  const operations = readOperations(sampled);
  const find = documentedPaths(sampled);
  const unasked = new Map<string, string>();
  const requests = operations.flatMap((operation) => {
    const request = documentedRequest(sampled, operation);
    const reason = request === undefined ? 'no request to it can be right' : unreachable(request, find);
    if (reason !== undefined) unasked.set(operation.id, reason);
    return request === undefined || reason !== undefined ? [] : [request];
  });
  const chosen = chooseOperations(
    requests.map(({ operation }) => operation),
    coverage,
  );
  const vectors = requests.flatMap((request) =>
    chosen.has(request.operation) ? Object.values(rules).flatMap((rule) => rule(request)) : rules.sample(request),
  );
  return {
    vectors: [...new Map(vectors.map((vector) => [vector.name, vector])).values()],
    operations: operations.length,
    chosen: chosen.size,
    unasked,
  };
}

/** Every request that follows from a document by the rules, of all operations. */
export function buildVectors(document: OpenApiDocument): readonly Vector[] {
  return planVectors(document, { all: true }).vectors;
}

/** Why requests to the path of an operation are not for it, but for another one that fits the same path. */
function unreachable({ operation, method, path }: DocumentedRequest, paths: DocumentedPaths): string | undefined {
  const found = paths.find(method, path)?.operation.id;
  return found === operation.id ? undefined : `its path calls ${found ?? 'nothing'}`;
}
