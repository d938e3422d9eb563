import type { OpenApiDocument, ParameterObject } from '../../spec/openapi/document.ts';
import type { DocumentedOperation } from '../../spec/openapi/operations.ts';
import { flattenSchema } from '../../spec/openapi/schema.ts';
import { evidenceOf, formatSource, sourcesOf } from '../../spec/openapi/sources.ts';
import type { Mutation } from './mutation.ts';
import type { Plan } from './plan-types.ts';

/** Why parameters are rejected: each required one of the query or the header missing, a text for each number of the query. */
export function planParameterErrors(document: OpenApiDocument, operation: DocumentedOperation): readonly Plan[] {
  return operation.parameters
    .filter((parameter) => parameter.in !== 'path')
    .flatMap((parameter) => {
      const { name } = parameter;
      return [
        ...(parameter.required === true ? [plan(parameter, { withoutParameter: name }, `without ${name}`)] : []),
        ...(isTextWrong(document, parameter)
          ? [plan(parameter, { wrongParameter: name }, `with a text for ${name}`)]
          : []),
      ];
    });
}

function isTextWrong(document: OpenApiDocument, parameter: ParameterObject): boolean {
  const { type = '' } = flattenSchema(document, parameter.schema);
  return parameter.in === 'query' && ['integer', 'number', 'boolean'].includes(type);
}

function plan(parameter: ParameterObject, mutation: Mutation, circumstance: string): Plan {
  const [source] = sourcesOf(parameter);
  return {
    mutation,
    circumstance,
    dependsOn: 'request',
    source: source && formatSource(source),
    evidence: evidenceOf(parameter),
  };
}
