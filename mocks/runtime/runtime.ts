/** What generated handlers import. */
export type { BodySchema, MockApi, Scenario } from '../engine/mock-api.ts';
export { configureHandlers, handleAll } from '../msw/create-handlers.ts';
export { createPage } from '../msw/operation-handlers.ts';
export type { HandlerOptions } from '../msw/options.ts';
