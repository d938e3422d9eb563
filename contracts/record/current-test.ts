import { fieldsOf } from '../pact/http-exchange.ts';

/**
 * The name of the test that runs, with its file, as a test runner tells it: Vitest to what runs before each test, Jest by its
 * global `expect`. Undefined where none tells it, or several tests run at once.
 */
export function nameTest(context: unknown): string | undefined {
  // The context of Vitest is a function.
  const task: unknown = Object(context).task;
  if (task !== undefined) return fieldsOf(task).concurrent === true ? undefined : nameTask(task);
  const { expect } = globalThis as { readonly expect?: { readonly getState?: () => unknown } };
  const { currentTestName, testPath } = fieldsOf(expect?.getState?.());
  if (typeof currentTestName !== 'string') return undefined;
  return typeof testPath === 'string' ? `${relativePath(testPath)}: ${currentTestName}` : currentTestName;
}

/** A test of Vitest, within its suites. */
function nameTask(task: unknown): string | undefined {
  const names: string[] = [];
  for (let part = task; part !== undefined; part = fieldsOf(part).suite) names.unshift(String(fieldsOf(part).name));
  const file = fieldsOf(fieldsOf(task).file).name;
  return typeof file === 'string' ? `${file}: ${names.join(' > ')}` : names.join(' > ');
}

function relativePath(path: string): string {
  const folder = `${process.cwd()}/`;
  return path.startsWith(folder) ? path.slice(folder.length) : path;
}

/** A function to run before each test, which passes on the name of the test, whatever the runner asks of its parameters. */
export function withCurrentTest(run: (test: string | undefined) => void): () => void {
  // Vitest reads the parameters in a function's text, and Jest takes one with parameters for asynchronous.
  return new Proxy(() => undefined, { apply: (_function, _this, [context]) => run(nameTest(context)) });
}
