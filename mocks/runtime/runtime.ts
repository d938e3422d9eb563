/** What generated handlers import. */

export { demandCredentials, demandScheme } from '../engine/demand-credentials.ts';
export { judgeParameter } from '../engine/judge-parameter.ts';
export type { BodySchema, MockApi, Scenario } from '../engine/mock-api.ts';
export { readJsonParameter, readTextParameter } from '../engine/read-content.ts';
export { readCookie, readHeader } from '../engine/read-header.ts';
export { readLabel, readMatrix, readPath } from '../engine/read-path.ts';
export { readDeepQuery, readDelimitedQuery, readQuery } from '../engine/read-query.ts';
export { configureHandlers, handleAll } from '../msw/create-handlers.ts';
export { createPage } from '../msw/operation-handlers.ts';
export type { HandlerOptions } from '../msw/options.ts';
