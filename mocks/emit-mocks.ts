import type { OpenApiDocument } from '../spec/openapi/document.ts';
import type { OutputFile } from '../spec/output-file.ts';
import { emitHandlers } from './emit-handlers.ts';
import { emitTypes } from './emit-types.ts';
import { emitValidators } from './emit-validators.ts';

/** All that is generated for mocks: types, MSW handlers, and the validators of requests (for them) and of answers. */
export async function emitMocks(document: OpenApiDocument): Promise<readonly OutputFile[]> {
  return [
    await emitTypes(document),
    emitHandlers(document),
    emitValidators(document, 'request'),
    emitValidators(document, 'response'),
  ];
}
