import type { OpenApiDocument } from '../spec/openapi/document.ts';
import { collectBodySchemas } from './body-schemas.ts';
import { compileSchemas } from './compile-schemas.ts';
import { describeApi } from './describe-api.ts';
import type { MockApi, Validate } from './mock-api.ts';
import { propertySources } from './property-sources.ts';

/** The mock of a document, ready to answer, with its validators compiled in this process: for servers, not for browsers. */
export function compileMockApi(document: OpenApiDocument): MockApi {
  const bodies = collectBodySchemas(document, 'request');
  const { ajv, schemaIds } = compileSchemas(document, bodies, 'request');
  return describeApi(document, (content) => {
    const found = bodies.find(content);
    if (found === undefined) return undefined;
    const validate: Validate | undefined = ajv.getSchema(schemaIds[found.name] ?? '');
    return validate && { validate, sources: propertySources(document, found.schema) };
  });
}
