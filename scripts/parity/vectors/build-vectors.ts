import { sampleResponses } from '../../../mocks/build/build-scenarios.ts';
import type { OpenApiDocument } from '../../../spec/openapi/document.ts';
import { readOperations } from '../../../spec/openapi/operations.ts';
import { acceptRule, sampleRule } from './accept.ts';
import { authenticationRule } from './authentication.ts';
import { documentedRequest } from './baseline-request.ts';
import { contentTypeRule } from './content-type.ts';
import { jsonRule } from './json.ts';
import { methodRule } from './method.ts';
import { pathRule } from './path.ts';
import { scenarioRule } from './scenario.ts';
import { schemaRule } from './schema.ts';
import type { Rule, Vector } from './vector.ts';

/** In the order that a request is checked in. */
const rules: readonly Rule[] = [
  sampleRule,
  pathRule,
  methodRule,
  authenticationRule,
  contentTypeRule,
  jsonRule,
  schemaRule,
  scenarioRule,
  acceptRule,
];

/** Every request that parity sends, made from a document by rules. Same document, same vectors; no name stands twice. */
export function buildVectors(document: OpenApiDocument): readonly Vector[] {
  const sampled = sampleResponses(document);
  const vectors = readOperations(sampled).flatMap((operation) => {
    const request = documentedRequest(sampled, operation);
    return request === undefined ? [] : rules.flatMap((rule) => rule(request));
  });
  return [...new Map(vectors.map((vector) => [vector.name, vector])).values()];
}
