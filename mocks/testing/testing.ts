/** What tests of a frontend import. */

export { type AnsweredCall, type CallCollector, collectCalls, type MadeCall } from './collect-calls.ts';
export { failOnViolations, type TestHooks, type ViolationCollector } from './fail-on-violations.ts';
