export {
  type CheckHandlersOptions,
  checkHandlers,
  type HandlerFinding,
} from '../../contracts/handlers/check-handlers.ts';
export * from '../../mocks/testing/testing.ts';
