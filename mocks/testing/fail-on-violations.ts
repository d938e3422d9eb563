import { withoutQuery } from '../../spec/standards/paths.ts';
import { escapeLine } from '../../spec/standards/visible-text.ts';
import type { OnViolation, Violation } from '../engine/violation.ts';

/** What a test runner offers to run after each test; a test fails with what is thrown there. */
export interface TestHooks {
  readonly afterEach: (check: (...context: readonly unknown[]) => void) => unknown;
}

/** Collects rejected requests, for the option `onViolation` of handlers. */
export interface ViolationCollector extends OnViolation {
  /** The violations of the current test so far: they are expected, and it does not fail for them. */
  readonly take: () => readonly Violation[];
}

/**
 * Lets each test fail that sends a request which the documentation does not allow, with the property, what is expected of
 * it and the page's line. Tests that run at the same time in one file cannot be distinguished.
 * @param hooks those of the test runner; its globals where it has them (Jest, or Vitest with `globals`)
 */
export function failOnViolations(hooks: TestHooks = globalHooks('failOnViolations')): ViolationCollector {
  let rejected: { readonly violation: Violation; readonly text: string }[] = [];
  const takeAll = () => {
    const collected = rejected;
    rejected = [];
    return collected;
  };
  const check = () => {
    const texts = takeAll().map(({ text }) => `\n  ${text}`);
    if (texts.length > 0) throw new Error(`this test sent what the documentation does not allow:${texts.join('')}`);
  };
  // No parameter of its own: Jest would wait for it to be called.
  hooks.afterEach((...[context]) => runLast(check, context));
  const collect: OnViolation = (violation, { method, target }) => {
    rejected.push({ violation, text: escapeLine(`${method} ${withoutQuery(target)}: ${violation.message}`) });
  };
  return Object.assign(collect, { take: () => takeAll().map(({ violation }) => violation) });
}

/**
 * Runs a check of a test after all hooks of the test, which a failure would keep from running: Vitest and node:test have a
 * stage for that. Jest runs all hooks whatever happens in one.
 */
function runLast(check: () => void, context: unknown): void {
  const stages = ['onTestFinished', 'after'].map((name) => Reflect.get(Object(context), name));
  const defer = stages.find((stage) => typeof stage === 'function');
  if (defer === undefined) check();
  else defer.call(context, check);
}

/**
 * The hooks that the test runner has as globals.
 * @param user what needs them
 */
export function globalHooks(user: string): TestHooks {
  const afterEach: unknown = Reflect.get(globalThis, 'afterEach');
  if (typeof afterEach === 'function') return { afterEach: (check) => afterEach(check) };
  throw new Error(`there is no afterEach: pass the one of the test runner, ${user}({ afterEach })`);
}
