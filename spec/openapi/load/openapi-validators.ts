import openApiSchema from '@seriousme/openapi-schema-validator/schemas/v3.1/schema.json' with { type: 'json' };
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const jsonSchema = 'https://json-schema.org/draft/2020-12/schema';

/** An Ajv that has the schema of OpenAPI 3.1 and that of JSON Schema 2020-12, with the names that it knows them by. */
export function openApiSchemas() {
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false, code: { source: true, esm: true } });
  addFormats.default(ajv);
  ajv.addFormat('media-range', true);
  // Patterns and references have checks of their own; many references leave the braces of a path as they are.
  ajv.addFormat('regex', true);
  ajv.addFormat('uri-reference', true);
  ajv.addSchema(openApiSchema, 'openapi');
  return { ajv, names: { validateOpenApi: 'openapi', validateSchema: jsonSchema } };
}

const { ajv, names } = openApiSchemas();

function validatorOf(name: string): ValidateFunction {
  const validate = ajv.getSchema(name);
  if (validate === undefined) throw new Error(`Ajv has no schema ${name}`);
  return validate;
}

/** Whether a document fits the schema of OpenAPI 3.1 that the OpenAPI Initiative publishes. */
export const validateOpenApi = validatorOf(names.validateOpenApi);

/** Whether a schema fits that of JSON Schema 2020-12. */
export const validateSchema = validatorOf(names.validateSchema);
