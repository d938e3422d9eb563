/** What generated handlers import. */

export { narrowOperations, nearOperations } from '../../spec/standards/path-index.ts';
export { negotiateScenario } from '../engine/media-types/negotiate.ts';
export { readForm } from '../engine/media-types/read-form.ts';
export { readMultipart } from '../engine/media-types/read-multipart.ts';
export { leaveUnread, readIfJson, readLines, readText } from '../engine/media-types/read-text.ts';
export { rejectRequest } from '../engine/media-types/reject-request.ts';
export type { BodySchema, MockApi, MockOperation, Scenario } from '../engine/mock-api.ts';
export { demandCredentials, demandScheme } from '../engine/parameters/demand-credentials.ts';
export { judgeParameter } from '../engine/parameters/judge-parameter.ts';
export { viewItem, viewList } from '../engine/parameters/query-options.ts';
export { readJsonParameter, readTextParameter } from '../engine/parameters/read-content.ts';
export { readCookie, readHeader } from '../engine/parameters/read-header.ts';
export { readLabel, readMatrix, readPath } from '../engine/parameters/read-path.ts';
export { readDeepQuery, readDelimitedQuery, readQuery } from '../engine/parameters/read-query.ts';
export { configureHandlers, handleAll } from '../msw/create-handlers.ts';
export { createPage, type MockPage, type PageResponse } from '../msw/operation-handlers.ts';
export type { HandlerOptions } from '../msw/options.ts';
