import { operationInteractions } from '../../../contracts/generate/generate.ts';
import type { PactInteraction } from '../../../contracts/pact/pact.ts';
import { requestOfContract } from '../../../contracts/verify/contract-request.ts';
import type { DocumentedRequest } from './baseline-request.ts';
import type { Rule, Vector } from './vector.ts';

/**
 * The requests that the contract of the document asks of providers: what it promises, every target decides in the same way.
 * What follows from a state alone is asked for in other ways.
 */
export const contractRule: Rule = (request) =>
  operationInteractions(request.document, request.operation)
    .filter(({ comments, response }) => comments.facsimile.dependsOn !== 'state' && response.status !== 404)
    // Another success than the sample follows from nothing in the request.
    .filter(({ response: { status } }) => status >= 300 || status === request.sample.status)
    .map((interaction) => vectorOf(request, interaction));

function vectorOf({ operation, prefix, sample }: DocumentedRequest, interaction: PactInteraction): Vector {
  const { request, description, providerStates, response } = interaction;
  const { method, target, headers, body } = requestOfContract({ json: { ...interaction }, method: request.method });
  const params = Object.assign({}, ...providerStates.map((state) => state.params));
  return {
    name: `${operation.id}: contract: ${description}`,
    operation: operation.id,
    path: operation.path,
    check: 'contract',
    method,
    target: `${prefix}${target}`,
    headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
    ...(body.length > 0 && { body }),
    state: { name: sample.name, params },
    status: response.status,
  };
}
