import { escapeMarkup, escapeMarkupLine } from './markup.ts';

/** A test of a JUnit report: it has passed where it was neither skipped nor has failed. */
export interface JunitCase {
  readonly classname: string;
  readonly name: string;
  /** Undefined where it was not measured. */
  readonly milliseconds?: number;
  /** Why it was skipped. */
  readonly skipped?: string | undefined;
  /** In one line, and all that is known about it. */
  readonly failure?: { readonly message: string; readonly text: string } | undefined;
}

export interface JunitSuite {
  readonly name: string;
  readonly cases: readonly JunitCase[];
}

/**
 * A JUnit XML report with its counts.
 * @param milliseconds how long all took together; the sum of the cases where it is not given
 */
export function printJunit(name: string, suites: readonly JunitSuite[], milliseconds?: number): string {
  const all = suites.flatMap(({ cases }) => cases);
  const start = `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${escapeMarkupLine(name)}" ${printCounts(all, milliseconds)}>\n`;
  return `${start}${suites.map(printSuite).join('')}</testsuites>\n`;
}

function printSuite({ name, cases }: JunitSuite): string {
  const start = `  <testsuite name="${escapeMarkupLine(name)}" ${printCounts(cases)}>\n`;
  return `${start}${cases.map(printCase).join('')}  </testsuite>\n`;
}

function printCounts(cases: readonly JunitCase[], milliseconds = totalOf(cases)): string {
  const failures = cases.filter(({ failure }) => failure !== undefined).length;
  const skipped = cases.filter((junitCase) => junitCase.skipped !== undefined).length;
  return `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}"${printTime(milliseconds)}`;
}

function totalOf(cases: readonly JunitCase[]): number | undefined {
  const durations = cases.flatMap(({ milliseconds }) => milliseconds ?? []);
  return durations.length === 0 ? undefined : durations.reduce((sum, duration) => sum + duration, 0);
}

function printTime(milliseconds: number | undefined): string {
  return milliseconds === undefined ? '' : ` time="${(milliseconds / 1000).toFixed(3)}"`;
}

function printCase({ classname, name, milliseconds, skipped, failure }: JunitCase): string {
  const names = `classname="${escapeMarkupLine(classname)}" name="${escapeMarkupLine(name)}"`;
  const start = `    <testcase ${names}${printTime(milliseconds)}`;
  if (skipped !== undefined) return `${start}><skipped message="${escapeMarkupLine(skipped)}"/></testcase>\n`;
  if (failure === undefined) return `${start}/>\n`;
  const { message, text } = failure;
  return `${start}>\n      <failure message="${escapeMarkupLine(message)}">${escapeMarkup(text)}</failure>\n    </testcase>\n`;
}
