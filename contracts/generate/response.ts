import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { DocumentedResponse, NamedHeader } from '../../spec/openapi/operations.ts';
import { sampleValue } from '../../spec/openapi/sample-value.ts';
import { flattenSchema } from '../../spec/openapi/schema.ts';
import { pathWithin } from '../../spec/standards/json-path.ts';
import { essenceOf, isJson } from '../../spec/standards/media-type.ts';
import type { MatcherSet, MatcherSets, PactResponse } from '../pact/pact.ts';
import { expectValue } from './matchers.ts';
import { mutateBody, type PlacedValue } from './mutation.ts';
import { contractContent } from './request-body.ts';

/**
 * The response that the document promises for a status, and the places that demand the parts of its body.
 * @param echoed what comes back of the request, by equality or not at all
 */
export function documentedResponse(
  document: OpenApiDocument,
  response: DocumentedResponse,
  scenario: string,
  echoed: readonly PlacedValue[] = [],
): { readonly response: PactResponse; readonly sources: Readonly<Record<string, string>> } {
  const content = contractContent(response.contents);
  const expected = content && expectedBody(document, response, scenario, echoed);
  const headers = expectedHeaders(document, response);
  const hasHeaders = Object.keys(headers.values).length > 0;
  return {
    response: {
      status: response.status,
      ...(hasHeaders && { headers: headers.values }),
      ...(expected && { body: { content: expected.content, contentType: expected.mediaType, encoded: false } }),
      ...(hasHeaders && { matchingRules: { header: headers.rules, ...(expected && { body: expected.rules }) } }),
    },
    sources: expected?.sources ?? {},
  };
}

function expectedBody(
  document: OpenApiDocument,
  response: DocumentedResponse,
  scenario: string,
  echoed: readonly PlacedValue[],
) {
  const content = contractContent(response.contents);
  // Pact compares what is not JSON byte by byte: of such a body only the media type is promised.
  if (content === undefined || !isJson(content.mediaType)) return undefined;
  const namedExample = content.examples.find((example) => example.name === scenario) ?? content.examples[0];
  if (namedExample === undefined && content.schema === undefined) return undefined;
  const context = { document, keep: 'required', ...(response.status >= 400 && { fixedText: scenario }) } as const;
  const expected = expectValue(context, content.schema ?? {}, namedExample?.value);
  return {
    ...expected,
    mediaType: content.mediaType,
    content: mutateBody(expected.content, { kind: 'with', values: echoed }),
    rules: { ...expected.rules, ...Object.fromEntries(echoed.map(echoMatcher)) },
  };
}

/** The same text, or an unrelated one: of plain ASCII, without the marks that broken encodings leave there. */
function echoMatcher({ path, value }: PlacedValue): readonly [string, MatcherSet] {
  const regex = `^(${value}|[ -$'->@-\\[\\]-~]+)$`;
  return [path.reduce(pathWithin, '$'), { combine: 'AND', matchers: [{ match: 'regex', regex }] }];
}

function expectedHeaders(document: OpenApiDocument, response: DocumentedResponse) {
  const values: Record<string, readonly string[]> = {};
  const rules: Record<string, MatcherSet> = {};
  const content = contractContent(response.contents);
  if (content !== undefined) {
    values['Content-Type'] = [content.mediaType];
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
  const bare = essenceOf(mediaType).replace(/[.+]/g, '\\$&');
  return { combine: 'AND', matchers: [{ match: 'regex', regex: `(?i)^${bare}\\s*(;.*)?$` }] };
}

function headerMatcher(document: OpenApiDocument, header: NamedHeader): MatcherSet {
  const schema = flattenSchema(document, header.schema);
  const integer = (schema.minimum ?? -1) < 0 ? '^-?\\d+$' : '^\\d+$';
  return { combine: 'AND', matchers: [{ match: 'regex', regex: schema.type === 'integer' ? integer : '^.+$' }] };
}
