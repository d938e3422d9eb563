import { every, type PathStep, stepsOf } from '../../spec/standards/json-path.ts';
import { fieldsOf } from '../pact/http-exchange.ts';
import type { ReadInteraction } from '../pact/read-pact.ts';
import { accepts, type ReadMatcher } from './allowed-values.ts';

/** The matchers of one place in a response's body. */
export interface MatchingRule {
  /** A JSON path, `$.id`. */
  readonly path: string;
  readonly matchers: readonly ReadMatcher[];
  readonly combine: 'AND' | 'OR';
}

/** The matchers of a response's body: V2 keeps one at `$.body.id`, V3 and V4 lists of them under `body`. */
export function readMatchingRules({ json }: ReadInteraction): readonly MatchingRule[] {
  const { body, ...others } = fieldsOf(fieldsOf(json.response).matchingRules);
  const ofV2 = Object.entries(others).filter(([path]) => /^\$\.body(?=[.[]|$)/.test(path));
  return [
    ...ofV2.map(([path, rule]) => ({
      path: path.replace(/^\$\.body/, '$'),
      matchers: readMatchers([rule]),
      combine: 'AND' as const,
    })),
    ...Object.entries(fieldsOf(body)).map(([path, set]) => readSet(path, set)),
  ];
}

/** The matchers of a header: V2 keeps one at `$.headers.Name` or `$.header.Name`, V3 and V4 lists of them under `header`. */
export function headerRule({ json }: ReadInteraction, name: string): MatchingRule | undefined {
  const { header, headers, ...others } = fieldsOf(fieldsOf(json.response).matchingRules);
  const ofV2 = Object.entries(others).find(([path]) => {
    const [section, field] = stepsOf(path);
    return (section === 'header' || section === 'headers') && String(field).toLowerCase() === name;
  });
  const listed = Object.entries({ ...fieldsOf(headers), ...fieldsOf(header) });
  const set = listed.find(([path]) => String(stepsOf(path)[0] ?? path).toLowerCase() === name)?.[1];
  if (ofV2 !== undefined) return { path: name, matchers: readMatchers([ofV2[1]]), combine: 'AND' };
  return set === undefined ? undefined : readSet(name, set);
}

function readSet(path: string, set: unknown): MatchingRule {
  const { matchers, combine } = fieldsOf(set);
  return { path, matchers: readMatchers(matchers), combine: combine === 'OR' ? 'OR' : 'AND' };
}

function readMatchers(listed: unknown): readonly ReadMatcher[] {
  return (Array.isArray(listed) ? listed : []).flatMap((item) => {
    const { match, regex, value } = fieldsOf(item);
    return typeof match === 'string' ? [{ match, regex, value }] : [];
  });
}

/** The rule that counts for a place: the one that leads nearest to it, since matchers count for all that is within. */
export function ruleFor(rules: readonly MatchingRule[], steps: readonly PathStep[]): MatchingRule | undefined {
  const leading = rules
    .map((rule) => ({ rule, ruleSteps: stepsOf(rule.path) }))
    .filter(
      ({ ruleSteps }) => ruleSteps.length <= steps.length && ruleSteps.every((step, at) => fits(step, steps[at])),
    );
  return leading.toSorted((a, b) => b.ruleSteps.length - a.ruleSteps.length)[0]?.rule;
}

function fits(ruleStep: PathStep, step: PathStep | undefined): boolean {
  return ruleStep === every || ruleStep === step || (step === every && typeof ruleStep === 'number');
}

/** Whether a place with a rule matches a scalar value. */
export function isAccepted({ matchers, combine }: MatchingRule, value: unknown): boolean {
  const isMatched = (matcher: ReadMatcher) => accepts(matcher, value);
  return combine === 'OR' ? matchers.some(isMatched) : matchers.every(isMatched);
}

/** The matchers of a rule as the subject of a sentence. */
export function describeMatchers({ matchers }: MatchingRule): string {
  const parts = matchers.map(({ match, regex, value }) => {
    if (match === 'regex') return `the regular expression ${String(regex).slice(0, 100)}`;
    return match === 'include' ? `the text ${JSON.stringify(value).slice(0, 100)}` : `the matcher ${match}`;
  });
  return parts.join(' or ');
}
