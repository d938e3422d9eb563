import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { OutputFile } from '../../spec/source/output-file.ts';
import { emitFactories } from './factories.ts';
import { emitHandlers } from './handlers.ts';
import { plainLayout } from './layout.ts';
import { emitSchemas } from './schemas.ts';
import { emitTypes } from './types.ts';
import { emitValidators } from './validators.ts';

/**
 * All that is generated for mocks: types, MSW handlers, the validators of requests (for them) and of responses, both as
 * Standard Schemas, and factories of bodies.
 */
export async function emitMocks(document: OpenApiDocument, layout = plainLayout): Promise<readonly OutputFile[]> {
  return [
    await emitTypes(document, layout),
    emitHandlers(document, layout),
    emitValidators(document, 'request', layout),
    emitValidators(document, 'response', layout),
    emitSchemas(document, layout),
    emitFactories(document, layout),
  ];
}
