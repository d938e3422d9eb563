import { sampleResponses } from '../../mocks/sample-responses.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { readOperations } from '../../spec/openapi/read-operations.ts';
import { documentedRequest } from './documented-request.ts';
import type { Rule } from './rule.ts';
import { acceptRule } from './rules/accept-rule.ts';
import { authenticationRule } from './rules/authentication-rule.ts';
import { contentTypeRule } from './rules/content-type-rule.ts';
import { jsonRule } from './rules/json-rule.ts';
import { methodRule } from './rules/method-rule.ts';
import { pathRule } from './rules/path-rule.ts';
import { sampleRule } from './rules/sample-rule.ts';
import { scenarioRule } from './rules/scenario-rule.ts';
import { schemaRule } from './rules/schema-rule.ts';
import type { Vector } from './vector.ts';

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
