import type { Snippet } from '../page/page.ts';
import type { PageContext } from './page-context.ts';
import { prose } from './page-roles.ts';
import type { SamplePair, SampleResponse } from './samples.ts';

/** The statuses of a successful answer, and whether it can have a body. */
export interface Statuses {
  readonly statuses: readonly number[];
  readonly hasBody: boolean;
}

/**
 * The statuses that text and sample state; where they contradict each other, the sample's.
 * @param isOnly the text is about these samples alone, so that a difference is a contradiction
 */
export function readStatuses(
  { report, roles, used }: PageContext,
  answers: readonly Snippet[],
  responses: readonly SampleResponse[],
  isOnly: boolean,
  place: Snippet,
): Statuses {
  const told = [
    ...new Set(answers.flatMap((one) => [...one.text.matchAll(/`\s*([23]\d\d)\b/g)].map((match) => Number(match[1])))),
  ];
  const [first] = answers;
  const [response] = responses;
  const shown = response?.status;
  if (shown === undefined && told.length === 0) {
    report('status-not-stated', {}, first ?? roles.response[0]?.heading ?? place);
    return { statuses: [200], hasBody: true };
  }
  if (isOnly && response !== undefined && shown !== undefined && told.length > 0 && !told.includes(shown)) {
    const related = first === undefined ? [] : [{ ...first, label: `says ${told.join(', ')}` }];
    report('status-contradiction', { told, shown }, { ...response.message.startLine, related });
  }
  if (response?.status === 204 && response.message.body !== undefined) {
    report('status-with-body', { status: 204 }, response.message.body);
    used.add(response.message);
  }
  const samples = responses.flatMap(({ status }) => status ?? []);
  const trusted = shown === undefined || told.includes(shown) ? [...told, ...samples] : samples;
  const statuses = [...new Set(trusted)];
  return { statuses, hasBody: statuses.some((status) => status !== 204 && status < 300) };
}

/** Tells of a page that shows and names no error at all. */
export function checkErrorAnswers({ roles, report }: PageContext, samples: readonly SamplePair[]): void {
  const shown = samples.some((pair) => (pair.response?.status ?? 0) >= 400);
  const told = roles.response.flatMap(prose).some((block) => /`?\b[45]\d\d\b/.test(block.text.text));
  const heading = roles.response[0]?.heading;
  if (!shown && !told && heading !== undefined) report('errors-not-documented', {}, heading);
}
