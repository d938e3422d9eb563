import type { JsonSchema, OpenApiDocument } from '../../../spec/openapi/document.ts';
import { bodyForm } from '../../../spec/openapi/media-types/body-form.ts';
import { writeBody } from '../../../spec/openapi/media-types/write-body.ts';
import { flattenSchema } from '../../../spec/openapi/schema.ts';
import { schemaErrors } from '../../../spec/openapi/values/schema-errors.ts';
import type { DocumentedRequest } from './baseline-request.ts';
import {
  type BodyCase,
  isJsonObject,
  type JsonObject,
  propertyCases,
  valueOfType,
  without,
  wrongTypes,
} from './body-cases.ts';
import { mutateRequest } from './mutate-request.ts';
import { parameterVectors } from './parameters.ts';
import { unusualCases } from './unusual-bodies.ts';
import type { Rule } from './vector.ts';

/** Properties that are missing, of every wrong type, unknown or unusual, down to those inside others; and parameters. */
export const schemaRule: Rule = (request) => [
  ...bodyVectors(request),
  ...formVectors(request),
  ...parameterVectors(request),
];

/** Forms and parts without each of their properties. */
function formVectors(request: DocumentedRequest) {
  const { document, body, sample } = request;
  const form = bodyForm(body?.mediaType ?? '');
  if (body === undefined || (form !== 'form' && form !== 'parts') || !isJsonObject(body.value)) return [];
  const { content, value } = body;
  return Object.keys(value).map((name) => {
    const rest = without(value, name);
    const fits = schemaErrors(document, content.schema ?? {}, rest, 'request').length === 0;
    const { text } = writeBody(document, content, rest);
    const status = fits && !(text === '' && body.required) ? sample.status : 400;
    return mutateRequest(request, `the body without ${name}`, { check: 'schema', status, body: text });
  });
}

/** A body of more characters is made when it is sent. */
const longest = 100_000;

function bodyVectors(request: DocumentedRequest) {
  const { document, body, sample } = request;
  if (body?.json === undefined || !isJsonObject(body.json.value)) return [];
  const { schema, value } = body.json;
  const vector = (what: string, write: () => string) => {
    const text = write();
    const fits = schemaErrors(document, schema, JSON.parse(text), 'request').length === 0;
    const status = fits ? sample.status : 400;
    return mutateRequest(request, what, { check: 'schema', status, body: text.length > longest ? write : text });
  };
  const cases = [
    ...wrongTypes(document, schema).map((type): BodyCase => [`a body that is ${type}`, valueOfType[type]]),
    ...propertyCases(document, schema, value),
    ...unusualCases(document, schema, value),
  ];
  return [
    ...cases.map(([what, changed]) => vector(what, () => JSON.stringify(changed))),
    ...duplicateCases(document, schema, value).map(([what, text]) => vector(what, () => text)),
  ];
}

/** The last of two values of one key counts. */
function duplicateCases(document: OpenApiDocument, schema: JsonSchema, value: JsonObject) {
  const { properties } = flattenSchema(document, schema);
  const name = Object.keys(value).find((key) => wrongTypes(document, properties[key] ?? {}).length > 0);
  if (name === undefined) return [];
  const [wrong = ''] = wrongTypes(document, properties[name] ?? {});
  const pair = `${JSON.stringify(name)}:${JSON.stringify(valueOfType[wrong])}`;
  const text = JSON.stringify(value);
  return [
    [`${name} twice, wrong at first`, `{${pair},${text.slice(1)}`],
    [`${name} twice, wrong at last`, `${text.slice(0, -1)},${pair}}`],
  ] as const;
}
