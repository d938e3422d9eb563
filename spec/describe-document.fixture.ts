import type { JsonSchema, OpenApiDocument } from './openapi/document.ts';
import { type Content, type DocumentedOperation, readOperations } from './openapi/operations.ts';

/** A document in a few lines that a person can check: operations, parameters, bodies, named types. For tests. */
export function describeDocument(document: OpenApiDocument): string {
  const operations = readOperations(document).flatMap(describeOperation);
  const types = Object.entries(document.components?.schemas ?? {}).map(
    ([name, schema]) => `${name} = ${describe(schema)}`,
  );
  return [...operations, ...types].map((line) => `${line}\n`).join('');
}

function describeOperation(operation: DocumentedOperation): readonly string[] {
  const { method, path, id, sources, parameters, requestBody, responses } = operation;
  const lines = sources.map((source) => ('line' in source ? source.line : '?')).join(', ');
  return [
    `${method.toUpperCase()} ${path} (${id}, line ${lines})${operation.asWritten ? ' as written' : ''}`,
    ...parameters.map(
      (parameter) =>
        `  ${parameter.in} ${parameter.name}${parameter.required === true ? '' : '?'}: ${describe(parameter.schema)}`,
    ),
    ...(requestBody?.contents ?? []).map((content) => `  takes ${describeContent(content)}`),
    ...responses.flatMap(({ status, headers, contents }) => [
      ...(contents.length === 0
        ? [`  ${status}`]
        : contents.map((content) => `  ${status} ${describeContent(content)}`)),
      ...headers.map(({ name, required, example }) => `    ${name}${required ? '' : '?'}: ${example}`),
    ]),
  ];
}

function describeContent({ mediaType, schema, examples }: Content): string {
  const examplesText = examples.map((example) => `${example.name} ${JSON.stringify(example.value)}`).join(' and ');
  const type = schema === undefined ? '' : `: ${describe(schema)}`;
  return `${mediaType}${type}${examplesText === '' ? '' : `, for example ${examplesText}`}`;
}

function describe(schema: JsonSchema): string {
  if (schema.$ref !== undefined) return schema.$ref.replace('#/components/schemas/', '');
  if (schema.allOf !== undefined) return schema.allOf.map(describe).join(' & ');
  if (schema.anyOf !== undefined) return schema.anyOf.map(describe).join(' | ') + describeDiscriminator(schema);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.items !== undefined) return `list of ${describe(schema.items)}`;
  if (schema.properties !== undefined) return describeObject(schema);
  if (schema.type === undefined) return 'anything';
  return [schema.type].flat().join(' or ') + (schema.format === undefined ? '' : ` (${schema.format})`);
}

function describeDiscriminator({ discriminator }: JsonSchema): string {
  return discriminator === undefined ? '' : ` by ${discriminator.propertyName}`;
}

function describeObject(schema: JsonSchema): string {
  const properties = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const mark = schema.required?.includes(name) === true ? '' : '?';
    return `${name}${mark}: ${describe(property)}`;
  });
  return `{ ${[...properties, ...(schema.additionalProperties === false ? [] : ['…'])].join(', ')} }`;
}
