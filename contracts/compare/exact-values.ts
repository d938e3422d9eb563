import type { Content, DocumentedResponse } from '../../spec/openapi/operations.ts';
import { optional } from '../../spec/openapi/optional.ts';
import { every, type PathStep } from '../../spec/standards/json-path.ts';
import type { ReadInteraction } from '../pact/read-pact.ts';
import { shownValues } from './allowed-values.ts';
import type { FindingInInteraction } from './finding.ts';
import { type MatchingRule, ruleFor } from './matching-rules.ts';
import type { SchemaPlace } from './schema-at.ts';

/** A response as a contract expects it, with what is documented for it. */
interface ExpectedBody {
  readonly placeOf: (steps: readonly PathStep[]) => SchemaPlace;
  readonly response: DocumentedResponse;
  readonly content: Content;
  readonly rules: readonly MatchingRule[];
  readonly body: unknown;
  readonly interaction: ReadInteraction;
}

interface ExactValue {
  readonly place: SchemaPlace;
  readonly value: unknown;
}

/**
 * The values that are expected by equality, which is what Pact does without a matcher, where the document states a type
 * only. What Facsimile wrote is as exact as the document is.
 */
export function compareExactValues(expected: ExpectedBody): readonly FindingInInteraction[] {
  const { body, interaction } = expected;
  if (interaction.notes !== undefined) return [];
  const places = new Map(exactValues(expected, body, []).map((value) => [value.place.path, value]));
  const [first, ...others] = places.values();
  if (first === undefined) return [];
  const paths = [...places.keys()];
  const message =
    others.length === 0
      ? `expects exactly ${JSON.stringify(first.value).slice(0, 60)}, ${reasonFor(expected, first)}: match it by its type`
      : `expects exact values at ${paths.slice(0, 3).join(', ')}${paths.length > 3 ? ` and ${paths.length - 3} more places` : ''}, where the document states types: match them by their types`;
  const at = `response.body ${others.length === 0 ? first.place.path : '$'}`;
  return [{ severity: 'warning', code: 'response.body.exact', at, message, ...optional('source', first.place.source) }];
}

function exactValues(expected: ExpectedBody, value: unknown, steps: readonly PathStep[]): readonly ExactValue[] {
  if (Array.isArray(value)) return value.flatMap((item) => exactValues(expected, item, [...steps, every]));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, inner]) => exactValues(expected, inner, [...steps, name]));
  }
  if (value === undefined || value === null) return [];
  const rule = ruleFor(expected.rules, steps);
  const place = expected.placeOf(steps);
  const isExact = rule === undefined || rule.matchers.some(({ match }) => match === 'equality');
  return isExact && place.schema.type !== undefined && !isPromised(expected, { place, value })
    ? [{ place, value }]
    : [];
}

/** A response of one value only is promised, and so are the codes and texts of an error response that is not just decided. */
function isPromised({ response, content }: ExpectedBody, { place, value }: ExactValue): boolean {
  if (place.schema.enum?.length === 1) return true;
  if (response.status < 400 || (response.evidence === 'decided' && !response.binding)) return false;
  return shownValues(content, place.path).includes(value);
}

function reasonFor({ response, content }: ExpectedBody, { place, value }: ExactValue): string {
  if (response.status >= 400 && shownValues(content, place.path).includes(value))
    return 'which is decided and not binding';
  if (place.schema.readOnly) return 'which the service sets';
  return `and the document allows ${place.schema.enum === undefined ? `any ${place.schema.type}` : 'other values'}`;
}
