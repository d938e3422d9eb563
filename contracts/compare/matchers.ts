import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { DocumentedOperation } from '../../spec/openapi/operations.ts';
import { optional } from '../../spec/openapi/optional.ts';
import type { FlatSchema } from '../../spec/openapi/schema.ts';
import { stepsOf } from '../../spec/standards/json-path.ts';
import { isJson } from '../../spec/standards/media-type.ts';
import { contentsOf, contractContent } from '../generate/request-body.ts';
import { fieldsOf, type HttpExchange } from '../pact/http-exchange.ts';
import type { ReadInteraction } from '../pact/read-pact.ts';
import type { FindingInInteraction } from './finding.ts';
import { schemaAt } from './schema-at.ts';

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

/** The matchers of a response's body that no documented response can satisfy: `integer` where a text is documented. */
export function compareMatchers(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  { status }: HttpExchange,
  { json }: ReadInteraction,
): readonly FindingInInteraction[] {
  const content = contractContent(contentsOf(operation, status));
  if (content?.schema === undefined || !isJson(content.mediaType)) return [];
  const { schema: root } = content;
  return bodyMatchers(fieldsOf(json.response).matchingRules).flatMap(({ path, names }) => {
    const place = schemaAt(document, root, stepsOf(path));
    if (names.length === 0 || names.some((name) => canMatch(name, place.schema))) return [];
    return [
      {
        severity: 'error',
        code: 'response.matcher.incompatible',
        at: `response.body ${place.path}`,
        message: `the matcher ${names.join(' or ')} matches no ${place.schema.type}, which is documented`,
        ...optional('source', place.source),
      },
    ];
  });
}

function canMatch(name: string, { type, nullable }: FlatSchema): boolean {
  const types = Object.hasOwn(matched, name) ? matched[name] : undefined;
  return type === undefined || types === undefined || types.includes(type) || (nullable && types.includes('null'));
}

/** The names of matchers by JSON path: V2 keeps one at `$.body.id`, V3 and V4 lists of them under `body`. */
function bodyMatchers(rules: unknown): readonly { readonly path: string; readonly names: readonly string[] }[] {
  const { body, ...others } = fieldsOf(rules);
  const ofV2 = Object.entries(others).filter(([path]) => /^\$\.body(?=[.[]|$)/.test(path));
  return [
    ...ofV2.map(([path, rule]) => ({ path: path.replace(/^\$\.body/, '$'), names: namesIn([rule]) })),
    ...Object.entries(fieldsOf(body)).map(([path, set]) => ({ path, names: namesIn(fieldsOf(set).matchers) })),
  ];
}

function namesIn(matchers: unknown): readonly string[] {
  const names = (Array.isArray(matchers) ? matchers : []).map((item) => fieldsOf(item).match);
  return names.filter((name) => typeof name === 'string');
}
