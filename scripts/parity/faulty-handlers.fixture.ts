import { api } from '../../generated/handlers.ts';
import { configureHandlers } from '../../mocks/msw/create-handlers.ts';

/** The handlers of the page with a fault: they ask for no token. */
export const handlers = configureHandlers({
  ...api,
  operations: api.operations.map(({ security: _security, ...operation }) => operation),
});
