/** What generated handlers import. */

export type { BodySchema, MockApi, Scenario } from '../engine/mock-api.ts';
export { demandCredentials, demandScheme } from '../engine/parameters/demand-credentials.ts';
export { judgeParameter } from '../engine/parameters/judge-parameter.ts';
export { readJsonParameter, readTextParameter } from '../engine/parameters/read-content.ts';
export { readCookie, readHeader } from '../engine/parameters/read-header.ts';
export { readLabel, readMatrix, readPath } from '../engine/parameters/read-path.ts';
export { readDeepQuery, readDelimitedQuery, readQuery } from '../engine/parameters/read-query.ts';
export { configureHandlers, handleAll } from '../msw/create-handlers.ts';
export { createPage, type MockPage, type PageResponse } from '../msw/operation-handlers.ts';
export type { HandlerOptions } from '../msw/options.ts';
