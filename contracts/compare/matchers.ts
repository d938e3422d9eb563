import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { type Content, type DocumentedOperation, findResponse } from '../../spec/openapi/operations.ts';
import { optional } from '../../spec/openapi/optional.ts';
import type { FlatSchema } from '../../spec/openapi/schema.ts';
import { type PathStep, stepsOf } from '../../spec/standards/json-path.ts';
import { isJson } from '../../spec/standards/media-type.ts';
import { contentsOf, contractContent } from '../generate/request-body.ts';
import type { HttpExchange } from '../pact/http-exchange.ts';
import type { ReadInteraction } from '../pact/read-pact.ts';
import { allowedValues, shownValues } from './allowed-values.ts';
import { compareExactValues } from './exact-values.ts';
import type { FindingInInteraction } from './finding.ts';
import { describeMatchers, isAccepted, type MatchingRule, readMatchingRules } from './matching-rules.ts';
import { type SchemaPlace, schemaAt } from './schema-at.ts';

/** The JSON types that a matcher can match; one that is not listed matches whatever its example is. */
const matched: Readonly<Record<string, readonly string[]>> = {
  integer: ['integer', 'number'],
  decimal: ['number'],
  number: ['integer', 'number'],
  boolean: ['boolean'],
  null: ['null'],
  include: ['string'],
  date: ['string'],
  time: ['string'],
  timestamp: ['string'],
  datetime: ['string'],
};

/**
 * What a contract expects of the values in a response's body that the document does not: matchers that no documented
 * response satisfies (`integer` where a text is documented), that some do not (`^[0-9]+$` for any text), and exact values.
 */
export function compareMatchers(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  { status, responseBody }: HttpExchange,
  interaction: ReadInteraction,
): readonly FindingInInteraction[] {
  const response = findResponse(operation, status);
  const content = contractContent(contentsOf(operation, status));
  if (response === undefined || content?.schema === undefined || !isJson(content.mediaType)) return [];
  const { schema } = content;
  const rules = readMatchingRules(interaction);
  const placeOf = (steps: readonly PathStep[]) => schemaAt(document, schema, steps);
  return [
    ...rules.flatMap((rule) => compareRule(rule, placeOf(stepsOf(rule.path)), content)),
    ...compareExactValues({ placeOf, response, content, rules, body: responseBody, interaction }),
  ];
}

function compareRule(rule: MatchingRule, place: SchemaPlace, content: Content): readonly FindingInInteraction[] {
  const { matchers } = rule;
  const names = matchers.map(({ match }) => match);
  const finding = { at: `response.body ${place.path}`, ...optional('source', place.source) };
  if (names.length === 0) return [];
  if (!names.some((name) => canMatch(name, place.schema))) {
    const message = `the matcher ${names.join(' or ')} matches no ${place.schema.type}, which is documented`;
    return [{ severity: 'error', code: 'response.matcher.incompatible', message, ...finding }];
  }
  const values = allowedValues(place.schema, place.pattern, shownValues(content, place.path));
  const refused = values.filter((value) => !isAccepted(rule, value));
  const [first] = refused;
  if (first === undefined) return [];
  const which = describeMatchers(rule);
  // Of an enumeration all values are known: a matcher that refuses each of them refuses every response.
  if (place.schema.enum !== undefined && refused.length === values.length) {
    const message = `${which} matches none of the documented values`;
    return [{ severity: 'error', code: 'response.matcher.incompatible', message, ...finding }];
  }
  const message = `${which} refuses ${JSON.stringify(first)}, which the document allows`;
  return [{ severity: 'warning', code: 'response.matcher.narrow', message, ...finding }];
}

function canMatch(name: string, { type, nullable }: FlatSchema): boolean {
  const types = Object.hasOwn(matched, name) ? matched[name] : undefined;
  return type === undefined || types === undefined || types.includes(type) || (nullable && types.includes('null'));
}
