import { methods } from '../standards/method.ts';
import {
  type Form,
  flagForm,
  isObject,
  listForm,
  mapForm,
  objectForm,
  oneOrListForm,
  textForm,
  valueForm,
} from './json-form.ts';
import { followReferences } from './references.ts';

/**
 * What is wrong with a document, as far as mocks and contracts read it (OpenAPI 3.1); undefined: nothing. The problem
 * begins with the JSON pointer of the part: `#/paths/~1notes is null, not an object`.
 */
export function checkDocument(document: unknown): string | undefined {
  return documentForm(document)(document, '#') ?? findRepeatedId(document);
}

const versionForm = valueForm('a version 3.1', (value) => typeof value === 'string' && /^3\.1\.\d+$/.test(value));
const pathForm = valueForm('a path that begins with `/` and closes its braces', (value) =>
  /^\/(?:[^{}]|\{[^{}]+\})*$/.test(String(value)),
);
const statusForm = valueForm('a status of three digits, a range such as `4XX`, or default', (value) =>
  /^([1-5](\d\d|XX)|default)$/.test(String(value)),
);
const places: readonly unknown[] = ['path', 'query', 'header', 'cookie'];
const inForm = valueForm('path, query, header or cookie', (value) => places.includes(value));
const styles: readonly unknown[] = [
  ...['simple', 'label', 'matrix', 'form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
];
const styleForm = valueForm('a style of OpenAPI', (value) => styles.includes(value));
const idForm = valueForm('a name', (value) => typeof value === 'string' && value.trim() !== '');
const jsonTypes: readonly unknown[] = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];
const typeForm = valueForm('a type of JSON', (value) => jsonTypes.includes(value));
const numberForm = valueForm('a number', (value) => typeof value === 'number');
const patternForm = valueForm('a regular expression', isPattern);

const sourceForm: Form = (value, pointer) =>
  isObject(value) && 'page' in value
    ? objectForm({ page: textForm, line: numberForm }, ['line'])(value, pointer)
    : objectForm({ overlay: textForm, reason: textForm }, ['overlay', 'reason'])(value, pointer);

const sourced = { 'x-doc-source': oneOrListForm(sourceForm) };

const variableForm = objectForm({ enum: listForm(textForm), default: textForm }, ['default']);
const serversForm = listForm(objectForm({ url: textForm, variables: mapForm(variableForm), ...sourced }, ['url']));

function documentForm(document: unknown): Form {
  const { reference, schema } = schemaForms(document);
  const example = objectForm({ summary: textForm, ...sourced }, ['value']);
  const media = objectForm({ schema, examples: mapForm(reference(example)) });
  const header = objectForm({ schema, required: flagForm, ...sourced }, ['schema']);
  const response = objectForm(
    { description: textForm, headers: mapForm(reference(header)), content: mapForm(media), ...sourced },
    ['description'],
  );
  const operation = objectForm(
    {
      operationId: idForm,
      summary: textForm,
      tags: listForm(textForm),
      security: listForm(mapForm(listForm(textForm))),
      servers: serversForm,
      parameters: listForm(
        reference(
          objectForm(
            {
              name: idForm,
              in: inForm,
              required: flagForm,
              style: styleForm,
              explode: flagForm,
              allowEmptyValue: flagForm,
              schema,
              content: mapForm(media),
              ...sourced,
            },
            ['name', 'in'],
          ),
        ),
      ),
      requestBody: reference(objectForm({ required: flagForm, content: mapForm(media), ...sourced }, ['content'])),
      responses: mapForm(reference(response), statusForm),
      ...sourced,
    },
    ['operationId', 'responses'],
  );
  const item = objectForm(Object.fromEntries(methods.map((method) => [method, operation])));
  return objectForm(
    {
      openapi: versionForm,
      info: objectForm({ title: textForm, version: textForm, ...sourced }, ['title', 'version']),
      servers: serversForm,
      tags: listForm(objectForm({ name: textForm, ...sourced }, ['name'])),
      paths: mapForm(item, pathForm),
      components: objectForm({
        schemas: mapForm(schema),
        responses: mapForm(reference(response)),
        examples: mapForm(reference(example)),
        securitySchemes: mapForm(
          objectForm({ type: textForm, scheme: textForm, in: inForm, name: textForm, ...sourced }, ['type']),
        ),
      }),
    },
    ['openapi', 'info', 'paths'],
  );
}

function schemaForms(document: unknown) {
  const target: Form = (value, pointer) =>
    typeof value === 'string' && followReferences(document, { $ref: value }) !== undefined
      ? undefined
      : `${pointer} leads to nothing in the document: ${JSON.stringify(value)}`;
  /** Either a reference or what it stands for. */
  const reference =
    (form: Form): Form =>
    (value, pointer) =>
      isObject(value) && '$ref' in value ? target(value.$ref, `${pointer}/$ref`) : form(value, pointer);
  const inner: Form = (value, pointer) => schema(value, pointer);
  const schema: Form = objectForm({
    $ref: target,
    type: oneOrListForm(typeForm),
    format: textForm,
    enum: listForm(() => undefined),
    minimum: numberForm,
    required: listForm(textForm),
    pattern: patternForm,
    properties: mapForm(inner),
    patternProperties: mapForm(inner, patternForm),
    additionalProperties: (value, pointer) => (typeof value === 'boolean' ? undefined : inner(value, pointer)),
    items: inner,
    allOf: listForm(inner),
    oneOf: listForm(inner),
    anyOf: listForm(inner),
    discriminator: objectForm({ propertyName: textForm, mapping: mapForm(textForm) }, ['propertyName']),
    ...sourced,
  });
  return { reference, schema };
}

function findRepeatedId(document: unknown): string | undefined {
  const pointers = new Map<unknown, string>();
  const paths = isObject(document) && isObject(document.paths) ? document.paths : {};
  for (const [path, item] of Object.entries(paths)) {
    for (const method of methods) {
      const operation = isObject(item) ? item[method] : undefined;
      if (!isObject(operation)) continue;
      const place = `${method.toUpperCase()} ${path}`;
      const other = pointers.get(operation.operationId);
      if (other !== undefined) return `${other} and ${place} have the same \`operationId\`: ${operation.operationId}`;
      pointers.set(operation.operationId, place);
    }
  }
  return undefined;
}

/** Whether a pattern is a regular expression of ECMAScript as validators use it: Unicode. */
export function isPattern(value: unknown): boolean {
  try {
    return typeof value === 'string' && new RegExp(value, 'u') !== null;
  } catch {
    return false;
  }
}
