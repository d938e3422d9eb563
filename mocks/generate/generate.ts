import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { OutputFile } from '../../spec/source/output-file.ts';
import { collectBodySchemas } from '../build/body-schemas.ts';
import { describeApi } from '../build/build-api.ts';
import { emitFactories } from './factories.ts';
import { emitHandlers } from './handlers.ts';
import { type Layout, plainLayout } from './layout.ts';
import { emitSchemas } from './schemas.ts';
import { emitSplitHandlers } from './split-handlers.ts';
import { emitSplitValidators } from './split-validators.ts';
import { isWorthSplitting, layOutTagFiles } from './tag-files.ts';
import { emitTypes } from './types.ts';
import { emitValidators } from './validators.ts';

/**
 * All that is generated for mocks: types, MSW handlers, the validators of requests (for them) and of responses, both as
 * Standard Schemas, and factories of bodies.
 */
export async function emitMocks(
  document: OpenApiDocument,
  layout: Layout = plainLayout,
): Promise<readonly OutputFile[]> {
  return [
    await emitTypes(document, layout),
    ...emitOperations(document, layout),
    emitSchemas(document, layout),
    emitFactories(document, layout),
  ];
}

/** Handlers and validators, in a file for each tag or in one. */
function emitOperations(document: OpenApiDocument, layout: Layout): readonly OutputFile[] {
  const bodies = collectBodySchemas(document, 'request');
  const api = describeApi(document, (content) => bodies.find(content)?.name);
  const { split = isWorthSplitting(api) ? 'tags' : 'none' } = layout;
  if (split === 'none') {
    return [
      emitHandlers(document, api, layout),
      emitValidators(document, 'request', layout),
      emitValidators(document, 'response', layout),
    ];
  }
  const tagFiles = layOutTagFiles(api);
  return [
    ...emitSplitHandlers(document, api, layout, tagFiles),
    ...emitSplitValidators(document, 'request', layout, tagFiles),
    ...emitSplitValidators(document, 'response', layout, tagFiles),
  ];
}
