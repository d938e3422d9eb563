import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { DocumentedOperation, DocumentedParameter } from '../../spec/openapi/operations.ts';
import { flattenSchema } from '../../spec/openapi/schema.ts';
import { evidenceOf, formatSource, sourcesOf } from '../../spec/openapi/sources.ts';
import type { Mutation } from './mutation.ts';
import type { Plan } from './plan-types.ts';

/** Why parameters are rejected: each required one that is not in the path missing, a text for each number. */
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

function isTextWrong(document: OpenApiDocument, { schema, mediaType }: DocumentedParameter): boolean {
  const { type = '', items } = flattenSchema(document, schema);
  const isNoText = (one: string) => ['integer', 'number', 'boolean'].includes(one);
  const itemType = items === undefined ? '' : (flattenSchema(document, items).type ?? '');
  return mediaType === undefined && (isNoText(type) || (type === 'array' && isNoText(itemType)));
}

function plan(parameter: DocumentedParameter, mutation: Mutation, circumstance: string): Plan {
  const [source] = sourcesOf(parameter);
  return {
    mutation,
    circumstance,
    dependsOn: 'request',
    source: source && formatSource(source),
    evidence: evidenceOf(parameter),
  };
}
