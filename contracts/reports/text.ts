import { escapeLine } from '../../spec/standards/visible-text.ts';
import {
  type Counts,
  countOutcomes,
  type Verification,
  type VerificationFailure,
  type VerificationResult,
} from '../verify/result.ts';
import { type Cause, decisiveFailures, groupByCause } from './causes.ts';
import { shortenResponse, summarizeResponse } from './response-text.ts';

const words = { passed: 'passed ', failed: 'FAILED ', skipped: 'skipped' } as const;

const indent = '          ';

/** A result as it is reported while others are still to come: one line, of a skipped one with the reason. */
export function formatLine({ outcome, description, note, advisory, pending }: VerificationResult): string {
  const reason = outcome === 'skipped' && note !== undefined ? ` (${note})` : '';
  if (outcome === 'failed' && pending) return `warning ${escapeLine(`${description} (the contract is pending)`)}`;
  if (outcome === 'failed' && advisory !== undefined) return `warning ${escapeLine(`${description} (${advisory})`)}`;
  return `${words[outcome]} ${escapeLine(`${description}${reason}`)}`;
}

/** A failed result whole: its line, and for each failure what was expected, what was received, and what demands it. */
export function formatFailure(result: VerificationResult): string {
  const about = result.source === undefined ? [] : [`${indent}about ${escapeLine(result.source)}`];
  const lines = [formatLine(result), ...about, ...formatFailures(result)];
  if (result.note !== undefined) lines.push(`${indent}note: ${escapeLine(result.note)}`);
  return lines.join('\n');
}

function formatFailures(result: VerificationResult): readonly string[] {
  const decisive = decisiveFailures(result);
  const rest = result.failures.length - decisive.length;
  const noun = rest === 1 ? 'difference that comes' : 'differences that come';
  return [...decisive.flatMap(formatOne), ...(rest === 0 ? [] : [`${indent}and ${rest} more ${noun} with it`])];
}

function formatOne(failure: VerificationFailure): readonly string[] {
  const { expected, actual, source, message } = failure;
  const compared = expected !== undefined && !message.startsWith('expected ');
  return [
    `${indent}${formatHeadline(failure)}`,
    ...(compared
      ? [`${indent}  expected: ${escapeLine(expected)}`, `${indent}  received: ${escapeLine(`${actual}`)}`]
      : []),
    ...(source === undefined ? [] : [`${indent}  demanded by ${escapeLine(source)}`]),
  ];
}

/** A failure in one line: `body $.Status: is missing`. */
export function formatHeadline({ part, at, message }: VerificationFailure): string {
  return escapeLine(`${at === undefined ? part : `${part} ${at}`}: ${message}`);
}

/** The count of outcomes: `20 interactions: 18 passed, 1 failed, 1 skipped`. */
export function formatCounts({ results, unverified = 0 }: Verification): string {
  const { advisories, pending, otherReadings, ...promises } = countOutcomes(results);
  return [
    `${countNoun(promises, 'promise')}: ${formatOutcomes(promises)}`,
    ...(sumOf(advisories) === 0 ? [] : [`${countNoun(advisories, 'advisory')}: ${formatOutcomes(advisories)}`]),
    ...(sumOf(pending) === 0 ? [] : [`${sumOf(pending)} of pending contracts: ${formatOutcomes(pending)}`]),
    ...(otherReadings === 0 ? [] : [`${otherReadings} of other readings, not asked for`]),
    ...(unverified === 0 ? [] : [`${unverified} more not sent, because of --bail`]),
  ].join('; ');
}

function formatOutcomes({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

function countNoun(counts: Counts, noun: string): string {
  const number = sumOf(counts);
  return `${number} ${number === 1 ? noun : noun.replace(/y$/, 'ie').concat('s')}`;
}

function sumOf({ passed, failed, skipped }: Counts): number {
  return passed + failed + skipped;
}

/** The causes of failed results, each with an example whole and the others in one line; empty where nothing failed. */
export function formatCauses(results: readonly VerificationResult[]): string {
  return groupByCause(results)
    .map((cause) => `\n${formatCause(cause)}\n`)
    .join('');
}

/** How many interactions a cause has, and what it is: ``60 interactions: status is 400, expected 201``. */
export function formatCauseHeading({ differences, others }: Cause): string {
  const count = others.length === 0 ? '1 interaction' : `${others.length + 1} interactions`;
  return `${count}: ${differences.join('; ')}`;
}

function formatCause(cause: Cause): string {
  const { example, others } = cause;
  const says = summarize(example);
  const isShort = others.length <= mostCommands;
  const lines = others.flatMap((result) => {
    const summary = summarize(result);
    const received = summary === says || summary === undefined ? '' : ` (received ${summary})`;
    const command = isShort ? commandOf(result) : undefined;
    return [`  - ${escapeLine(result.description)}${received}`, ...(command === undefined ? [] : [`    ${command}`])];
  });
  const hint = isShort ? '' : ' (their curl lines are in the reports, such as --report json=FILE)';
  const rest = others.length === 0 ? [] : [`the same in ${others.length} more${hint}:`, ...lines];
  return [formatCauseHeading(cause), formatExample(example), ...rest].join('\n');
}

/** A curl line that is longer is to be found in the other reports. */
const longestCommand = 4000;

/** Of a cause with more interactions than these the example alone has its curl line: the others are alike. */
const mostCommands = 25;

function commandOf({ curl }: VerificationResult): string | undefined {
  return curl === undefined || curl.length > longestCommand ? undefined : escapeLine(curl);
}

/** What a response with another status says, in one line. */
export function summarize(result: VerificationResult): string | undefined {
  const { received, failures } = result;
  if (received === undefined || !failures.some(({ part }) => part === 'status')) return undefined;
  const summary = summarizeResponse(received);
  return summary === undefined ? undefined : escapeLine(summary);
}

/** A failed result whole, with the request, the response, and a command line that sends the request again. */
export function formatExample(result: VerificationResult): string {
  const { sent, received } = result;
  const command = commandOf(result);
  return [
    formatFailure(result),
    ...quote('sent:', sent),
    ...quote('received:', received && shortenResponse(received)),
    ...(command === undefined ? [] : [`${indent}to send it again:`, `${indent}  ${command}`]),
  ].join('\n');
}

/** The mark before each line keeps a body from being taken for lines of the report, or for commands of a CI system. */
function quote(heading: string, text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  return [`${indent}${heading}`, ...text.split('\n').map((line) => `${indent}| ${escapeLine(line)}`.trimEnd())];
}
