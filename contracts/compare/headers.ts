import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { type DocumentedOperation, findResponse } from '../../spec/openapi/operations.ts';
import { optional } from '../../spec/openapi/optional.ts';
import { flattenSchema } from '../../spec/openapi/schema.ts';
import { formatSource } from '../../spec/openapi/sources.ts';
import { contractContent } from '../generate/request-body.ts';
import { fieldsOf, type HttpExchange } from '../pact/http-exchange.ts';
import type { ReadInteraction } from '../pact/read-pact.ts';
import { allowedValues } from './allowed-values.ts';
import type { FindingInInteraction } from './finding.ts';
import { describeMatchers, headerRule, isAccepted } from './matching-rules.ts';

/** The headers of a response that a contract expects more narrowly than they are documented. */
export function compareHeaders(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  { status }: HttpExchange,
  interaction: ReadInteraction,
): readonly FindingInInteraction[] {
  const response = findResponse(operation, status);
  if (response === undefined) return [];
  const [source] = response.sources;
  const expected = Object.entries(fieldsOf(fieldsOf(interaction.json.response).headers));
  return expected.flatMap(([name, value]): readonly FindingInInteraction[] => {
    const lowerName = name.toLowerCase();
    const allowed = allowedHeaderValues(lowerName);
    const rule = headerRule(interaction, lowerName);
    const place = { at: `response.headers.${lowerName}`, ...optional('source', source && formatSource(source)) };
    if (allowed.length === 0) return [];
    if (rule === undefined || rule.matchers.some(({ match }) => match === 'equality')) {
      // Pact compares media types without their parameters; what Facsimile wrote is as exact as the document is.
      if (lowerName === 'content-type' || interaction.notes !== undefined) return [];
      const message = `expects exactly ${JSON.stringify(value).slice(0, 60)}, and the document allows other values: match it by a regular expression`;
      return [{ severity: 'warning', code: 'response.header.exact', message, ...place }];
    }
    const refused = allowed.find((value) => !isAccepted(rule, value));
    if (refused === undefined) return [];
    const message = `${describeMatchers(rule)} refuses ${JSON.stringify(refused)}, which the document allows`;
    return [{ severity: 'warning', code: 'response.header.narrow', message, ...place }];
  });

  function allowedHeaderValues(name: string): readonly unknown[] {
    const mediaType = contractContent(response?.contents ?? [])?.mediaType;
    if (name === 'content-type' && mediaType !== undefined) return [mediaType, `${mediaType}; charset=utf-8`];
    const header = response?.headers.find((entry) => entry.name.toLowerCase() === name);
    if (header === undefined) return [];
    return allowedValues(flattenSchema(document, header.schema), header.schema.pattern, [header.example]);
  }
}
