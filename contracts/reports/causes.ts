import { escapeLine } from '../../spec/standards/visible-text.ts';
import type { VerificationFailure, VerificationResult } from '../verify/result.ts';

/** What several interactions have in common that they fail with. */
export interface Cause {
  /** Each difference that all of them have, in one line: ``body $.error.code is `BadRequest`, expected `invalidRequest` ``. */
  readonly differences: readonly string[];
  /** The interaction to show whole. */
  readonly example: VerificationResult;
  readonly others: readonly VerificationResult[];
}

/** The failures of a result that do not follow from another: with another status it is another response. */
export function decisiveFailures({ failures }: VerificationResult): readonly VerificationFailure[] {
  const status = failures.filter(({ part }) => part === 'status');
  return status.length > 0 ? status : failures;
}

/**
 * The causes of failed results, the most frequent first. A result with several differences has several causes, and
 * differences that the same results have are one cause.
 */
export function groupByCause(results: readonly VerificationResult[]): readonly Cause[] {
  const occurrences = results.flatMap((result) => decisiveFailures(result).map((failure) => ({ result, failure })));
  const differences = [...Map.groupBy(occurrences, ({ failure }) => keyOf(failure)).values()];
  const numbers = new Map(results.map((result, index) => [result, index]));
  const alike = Map.groupBy(differences, (found) => found.map(({ result }) => numbers.get(result)).join(' '));
  const shown = new Set<VerificationResult>();
  return [...alike.values()]
    .map((group) => ({
      differences: group.map((found) => describeDifference(found.map(({ failure }) => failure))),
      results: [...new Set(group.flatMap((found) => found.map(({ result }) => result)))],
    }))
    .toSorted((a, b) => b.results.length - a.results.length)
    .map(({ differences, results }) => {
      const example = chooseExample(results, shown);
      shown.add(example);
      return { differences, example, others: results.filter((result) => result !== example) };
    });
}

/** The clearest one that is not shown yet: that with the fewest differences. */
function chooseExample(results: readonly VerificationResult[], shown: ReadonlySet<VerificationResult>) {
  const fresh = results.filter((result) => !shown.has(result));
  const candidates = fresh.length > 0 ? fresh : results;
  return candidates.reduce((best, result) =>
    decisiveFailures(result).length < decisiveFailures(best).length ? result : best,
  );
}

/**
 * A value that was received instead of the expected one is not a cause of its own, but another status is. A redirect or
 * an error of the server has nothing to do with what was expected.
 */
function keyOf({ part, at, expected, actual = '', message }: VerificationFailure): string {
  if (part === 'status') return `${actual} ${/^[35]/.test(actual) ? '' : expected}`;
  return JSON.stringify([part, at, expected ?? message, message === missing]);
}

const missing = 'is missing';

function describeDifference(failures: readonly VerificationFailure[]): string {
  const [failure] = failures;
  if (failure === undefined) return '';
  const { part, at, expected, message } = failure;
  const subject = at === undefined ? part : `${part} ${at}`;
  if (message === missing) return escapeLine(`${subject} ${missing}`);
  const values = listValues(failures.map(({ actual }) => `${actual}`));
  if (part === 'status')
    return escapeLine(
      `status is ${values.join(', ')}, expected ${listValues(failures.map((each) => `${each.expected}`)).join(', ')}`,
    );
  const quoted = values.map((value) => `\`${plain(value)}\``).join(', ');
  if (part === 'header') return escapeLine(`${subject} is ${quoted}, expected ${expected}`);
  if (/ to be equal to /.test(message))
    return escapeLine(`${subject} is ${quoted}, expected \`${plain(`${expected}`)}\``);
  const others = values.length > 1 ? ` (received: ${quoted})` : '';
  return escapeLine(`${subject}: ${message}${others}`);
}

/** A text of JSON without its quotes. */
function plain(value: string): string {
  return value.replace(/^"(.*)"$/s, '$1');
}

/** Values, the most frequent first; of more than three, two and how many others there are. */
function listValues(values: readonly string[]): readonly string[] {
  const counted = [...Map.groupBy(values, (value) => value).entries()];
  const sorted = counted.toSorted(([, a], [, b]) => b.length - a.length).map(([value]) => value);
  return sorted.length <= 3 ? sorted : [...sorted.slice(0, 2), `${sorted.length - 2} other values`];
}
