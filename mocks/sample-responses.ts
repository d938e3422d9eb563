import type { MediaTypeObject, OpenApiDocument, Reference, ResponseObject } from '../spec/openapi/document.ts';
import { methods } from '../spec/openapi/document.ts';
import { resolveReference } from '../spec/openapi/resolve-reference.ts';
import { sampleValue } from '../spec/openapi/sample-value.ts';
import { statusName } from '../spec/openapi/status-name.ts';
import { isJson } from './media-type.ts';

/**
 * The document with an example for each JSON response that has a schema and no example: a full sample of the schema,
 * under the name of its status. So every mock, Prism too, has a body to answer with, and the same one.
 */
export function sampleResponses(document: OpenApiDocument): OpenApiDocument {
  const paths = Object.entries(document.paths).map(([path, item]) => {
    const operations = methods.flatMap((method) => {
      const operation = item[method];
      if (operation === undefined) return [];
      const responses = Object.entries(operation.responses).map(([status, one]) => [status, withSample(status, one)]);
      return [[method, { ...operation, responses: Object.fromEntries(responses) }]];
    });
    return [path, { ...item, ...Object.fromEntries(operations) }];
  });
  return { ...document, paths: Object.fromEntries(paths) };

  function withSample(status: string, part: ResponseObject | Reference): ResponseObject | Reference {
    const response = resolveReference<ResponseObject>(document, part);
    const contents = Object.entries(response.content ?? {});
    // A response with an example has its answer; a reference is kept where nothing changes.
    if (contents.some(([, media]) => media.examples !== undefined)) return part;
    const name = statusName(Number(status));
    const content = contents.map(([type, media]) => [type, isJson(type) ? sampled(media, name) : media]);
    return contents.length === 0 ? part : { ...response, content: Object.fromEntries(content) };
  }

  function sampled({ schema, ...media }: MediaTypeObject, name: string): MediaTypeObject {
    if (schema === undefined) return media;
    return { ...media, schema, examples: { [name]: { value: sampleValue(document, schema, 'full') } } };
  }
}
