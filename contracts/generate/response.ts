import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { sentMediaType } from '../../spec/openapi/media-types/write-body.ts';
import type { Content, DocumentedResponse, NamedHeader } from '../../spec/openapi/operations.ts';
import { flattenSchema } from '../../spec/openapi/schema.ts';
import { jsonTypes } from '../../spec/openapi/values/json-types.ts';
import { sampleValue } from '../../spec/openapi/values/sample-value.ts';
import { pathWithin } from '../../spec/standards/json-path.ts';
import { essenceOf, isJson } from '../../spec/standards/media-type.ts';
import type { MatcherSet, MatcherSets, PactResponse } from '../pact/pact.ts';
import { expectValue, isOfOneType } from './matchers.ts';
import { mutateBody, type PlacedValue } from './mutation.ts';
import { contractContent } from './request-body.ts';

/** What is peculiar to an expected response. */
export interface ResponseExpectation {
  /** The name of the example that it is shown with. */
  readonly scenario: string;
  /** The documented media type that is accepted, where it is not the one that the contract is written in. */
  readonly content?: string;
  /** What comes back of the request, by equality or not at all. */
  readonly echoed?: readonly PlacedValue[];
  /** What only samples show of it is expected too. */
  readonly whole?: true;
  /** The statuses that are right, where HTTP leaves a choice. */
  readonly statuses?: readonly number[];
  /** An error response that is decided and not binding has its documented code all the same. */
  readonly coded?: true;
}

/** The response that the document promises for a status, and the places that demand the parts of its body. */
export function documentedResponse(
  document: OpenApiDocument,
  response: DocumentedResponse,
  expectation: ResponseExpectation,
): { readonly response: PactResponse; readonly sources: Readonly<Record<string, string>> } {
  const content = contractContent(response.contents, expectation.content);
  const expected = content && expectedBody(document, response, expectation);
  const headers = expectedHeaders(document, response, content);
  const hasHeaders = Object.keys(headers.values).length > 0;
  const rules = {
    ...(hasHeaders && { header: headers.rules }),
    ...(hasHeaders && expected && { body: expected.rules }),
    ...statusRule(response, expectation.statuses),
  };
  return {
    response: {
      status: response.status,
      ...(hasHeaders && { headers: headers.values }),
      ...(expected && { body: { content: expected.content, contentType: expected.mediaType, encoded: false } }),
      ...(Object.keys(rules).length > 0 && { matchingRules: rules }),
    },
    sources: expected?.sources ?? {},
  };
}

function expectedBody(
  document: OpenApiDocument,
  response: DocumentedResponse,
  { scenario, content: name, echoed = [], whole, coded }: ResponseExpectation,
) {
  const content = contractContent(response.contents, name);
  // Pact compares what is not JSON byte by byte: of such a body only the media type is promised.
  if (content === undefined || !isJson(content.mediaType)) return undefined;
  const shown = content.examples.find((example) => example.name === scenario) ?? content.examples[0];
  const schema = content.schema ?? {};
  if (shown === undefined && jsonTypes(document, schema).length === 0) return undefined;
  if (!isOfOneType(document, schema)) return undefined;
  const isExact = response.status >= 400 && (coded || response.binding || response.evidence !== 'decided');
  const keep = whole === undefined ? 'promised' : 'required';
  const context = { document, keep, ...(isExact && { fixedText: scenario }) } as const;
  const expected = expectValue(context, schema, shown?.value);
  return {
    ...expected,
    mediaType: content.mediaType,
    content: mutateBody(expected.content, { kind: 'with', values: echoed }),
    rules: { ...expected.rules, ...Object.fromEntries(echoed.map(echoMatcher)) },
  };
}

/** Whether samples show more of a successful response than is stated to be there. */
export function hasMoreInSamples(document: OpenApiDocument, response: DocumentedResponse): boolean {
  const [promised, shown] = [{ scenario: '' }, { scenario: '', whole: true } as const].map((expectation) =>
    JSON.stringify(documentedResponse(document, response, expectation).response),
  );
  return promised !== shown;
}

/** The statuses of a request that is refused for what it is: which one is a matter of taste (RFC 9110, section 15.5). */
const refused: readonly number[] = [400, 413, 415, 422];

/** Of a decided status the class counts, but for those that HTTP itself gives a meaning of their own. */
function statusRule(
  { status, evidence, binding }: DocumentedResponse,
  statuses = refused.includes(status) ? refused : [],
): { readonly status?: MatcherSet } {
  if (evidence !== 'decided' || binding || statuses.length === 0) return {};
  return { status: { combine: 'AND', matchers: [{ match: 'statusCode', status: statuses }] } };
}

/** The same text, or an unrelated one: of plain ASCII, without the marks that broken encodings leave there. */
function echoMatcher({ path, value }: PlacedValue): readonly [string, MatcherSet] {
  const regex = `^(${value}|[ -$'->@-\\[\\]-~]+)$`;
  return [path.reduce(pathWithin, '$'), { combine: 'AND', matchers: [{ match: 'regex', regex }] }];
}

function expectedHeaders(document: OpenApiDocument, response: DocumentedResponse, content: Content | undefined) {
  const values: Record<string, readonly string[]> = {};
  const rules: Record<string, MatcherSet> = {};
  if (content !== undefined) {
    values['Content-Type'] = [sentMediaType(content.mediaType, content.examples[0]?.value)];
    rules['Content-Type'] = mediaTypeMatcher(content.mediaType);
  }
  for (const header of response.headers.filter((header) => header.required)) {
    values[header.name] = [String(header.example ?? sampleValue(document, header.schema))];
    rules[header.name] = headerMatcher(document, header);
  }
  return { values, rules: rules satisfies MatcherSets };
}

/** The media type whatever its parameters, `application/json; charset=utf-8`. */
function mediaTypeMatcher(mediaType: string): MatcherSet {
  const bare = essenceOf(mediaType).replace(/[.+]/g, '\\$&').replaceAll('*', '[^;]+');
  return { combine: 'AND', matchers: [{ match: 'regex', regex: `(?i)^${bare}\\s*(;.*)?$` }] };
}

/** `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7). */
const httpDate = '[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT';

function headerMatcher(document: OpenApiDocument, header: NamedHeader): MatcherSet {
  // A date is as good as a number of seconds (RFC 9110, section 10.2.3).
  if (header.name.toLowerCase() === 'retry-after') {
    return { combine: 'AND', matchers: [{ match: 'regex', regex: `^(\\d+|${httpDate})$` }] };
  }
  const schema = flattenSchema(document, header.schema);
  const integer = (schema.minimum ?? -1) < 0 ? '^-?\\d+$' : '^\\d+$';
  return { combine: 'AND', matchers: [{ match: 'regex', regex: schema.type === 'integer' ? integer : '^.+$' }] };
}
