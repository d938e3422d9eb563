import { compileMockApi } from '../../mocks/build/compile-validators.ts';
import { libraryDocument } from '../../mocks/build/library-document.fixture.ts';
import { configureHandlers } from '../../mocks/msw/create-handlers.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';

/** An API unlike the one of the pages, with examples that have all that its schemas demand. */
export const document: OpenApiDocument = JSON.parse(
  JSON.stringify(libraryDocument).replaceAll('"value":{"title"', '"value":{"id":"1","title"'),
);

export const handlers = configureHandlers(compileMockApi(document));
