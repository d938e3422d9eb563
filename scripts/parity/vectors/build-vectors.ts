import { sampleResponses } from '../../../mocks/build/build-scenarios.ts';
import type { OpenApiDocument } from '../../../spec/openapi/document.ts';
import { readOperations } from '../../../spec/openapi/operations.ts';
import { acceptRule } from './accept.ts';
import { authenticationRule } from './authentication.ts';
import { type DocumentedRequest, documentedRequest } from './baseline-request.ts';
import { contentTypeRule } from './content-type.ts';
import { contractRule } from './contract.ts';
import { documentedPaths } from './documented-paths.ts';
import { jsonRule } from './json.ts';
import { methodRule } from './method.ts';
import { mutateRequest } from './mutate-request.ts';
import { pathRule } from './path.ts';
import { scenarioRule } from './scenario.ts';
import { schemaRule } from './schema.ts';
import type { Rule, Vector, VectorCheck } from './vector.ts';

/** The rule of each check, in the order of the checks. A short rule stands here, a longer one in a file of its own. */
const rules: Readonly<Record<VectorCheck, Rule>> = {
  sample: (request) => [mutateRequest(request, 'the sample', { check: 'sample', status: request.sample.status })],
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

/** Every request that parity sends, made from a document by rules. Same document, same vectors; no name stands twice. */
export function buildVectors(document: OpenApiDocument): readonly Vector[] {
  const sampled = sampleResponses(document);
  const vectors = readOperations(sampled).flatMap((operation) => {
    const request = documentedRequest(sampled, operation);
    return request === undefined || !isReachable(request) ? [] : Object.values(rules).flatMap((rule) => rule(request));
  });
  return [...new Map(vectors.map((vector) => [vector.name, vector])).values()];
}

/** Whether requests to the path of an operation are for it, and not for another one that fits the same path. */
function isReachable({ document, operation, method, path }: DocumentedRequest): boolean {
  return documentedPaths(document).find(method, path)?.operation.id === operation.id;
}
