import type { HeaderModel, ParameterModel, PermissionsModel } from '../ir/api-model.ts';
import type {
  DocumentedContent,
  DocumentedExchange,
  DocumentedOperation,
  DocumentedRequestBody,
  DocumentedResponse,
} from '../ir/document-model.ts';
import type {
  HeaderObject,
  MediaTypeObject,
  OperationObject,
  ParameterObject,
  RequestBodyObject,
  ResponseObject,
} from '../openapi/document.ts';
import { optional } from '../openapi/optional.ts';
import { statusName } from '../standards/status-names.ts';
import { type SchemaContext, sourced, typeSchema } from './emit-schema.ts';

/** What an exchange is in a document, for all operations that share it. */
export type WrittenExchange = Pick<OperationObject, 'requestBody' | 'responses'>;

/** An operation as OpenAPI has it. */
export function operationObject(
  operation: DocumentedOperation,
  { requestBody, responses }: WrittenExchange,
  context: SchemaContext,
): OperationObject {
  const { permissions, parameters } = operation;
  const texts = [operation.description, permissionText(permissions)];
  return {
    operationId: operation.id,
    summary: operation.summary,
    description: texts.filter((text) => text !== undefined).join('\n\n'),
    tags: operation.tags,
    ...(operation.asWritten ? { 'x-doc-as-written': true } : {}),
    ...sourced(operation.places, context.locate),
    ...optional('x-doc-choice', operation.choice && context.locate(operation.choice)),
    'x-doc-permissions': permissions.rows.map((row) => ({
      type: row.account,
      support: row.support,
      scopes: row.scopes,
      'x-doc-source': context.locate(row.place),
    })),
    security: operation.needsToken ? [{ bearer: [] }] : [],
    ...(parameters.length === 0
      ? {}
      : { parameters: parameters.map((parameter) => parameterObject(parameter, context)) }),
    ...optional('requestBody', requestBody),
    responses,
  };
}

function parameterObject(parameter: ParameterModel, context: SchemaContext): ParameterObject {
  return {
    name: parameter.name,
    in: parameter.in,
    required: parameter.required,
    ...optional('description', parameter.description),
    schema: { ...typeSchema(parameter.type, context), ...optional('default', parameter.default) },
    ...optional('example', parameter.example),
    ...sourced([parameter.place], context.locate),
  };
}

function permissionText(permissions: PermissionsModel): string | undefined {
  if (permissions.rows.length === 0) return undefined;
  const order = permissions.order === undefined ? '' : `, ${permissions.order}`;
  const supports = { unsupported: 'not supported', unknown: 'not stated on the page' };
  const rows = permissions.rows.map((row) => {
    const text = row.support === 'supported' ? row.scopes.join(', ') : supports[row.support];
    return `- ${row.account}: ${text}`;
  });
  return `Permissions${order}:\n\n${rows.join('\n')}`;
}

/** Writes what goes over the wire: once, however many operations share it. */
export function writeExchange({ requestBody, responses }: DocumentedExchange, context: SchemaContext): WrittenExchange {
  return {
    ...optional('requestBody', requestBody && requestBodyObject(requestBody, context)),
    responses: Object.fromEntries(
      responses.map((response) => [String(response.status), responseObject(response, context)]),
    ),
  };
}

function requestBodyObject(body: DocumentedRequestBody, context: SchemaContext): RequestBodyObject {
  return {
    ...optional('description', body.description),
    required: body.required,
    ...sourced(body.places, context.locate),
    content: contentObjects(body.contents, context),
  };
}

function responseObject(response: DocumentedResponse, context: SchemaContext): ResponseObject {
  const { contents, description, headers, places, status } = response;
  const headerObjects = headers.map((header) => [header.name, headerObject(header, context)] as const);
  return {
    description: description ?? statusName(status),
    ...sourced(places, context.locate),
    ...(headers.length === 0 ? {} : { headers: Object.fromEntries(headerObjects) }),
    ...(contents.length === 0 ? {} : { content: contentObjects(contents, context) }),
  };
}

function headerObject({ example, place }: HeaderModel, context: SchemaContext): HeaderObject {
  return { schema: { type: 'string' }, example, ...sourced([place], context.locate) };
}

function contentObjects(
  contents: readonly DocumentedContent[],
  context: SchemaContext,
): Readonly<Record<string, MediaTypeObject>> {
  return Object.fromEntries(
    contents.map(({ mediaType, type, examples }) => {
      const references = examples.map(({ name, example }) => {
        return [name, { $ref: `#/components/examples/${example.component}` }];
      });
      const media: MediaTypeObject = {
        ...(type === undefined ? {} : { schema: typeSchema(type, context) }),
        ...(references.length === 0 ? {} : { examples: Object.fromEntries(references) }),
      };
      return [mediaType, media];
    }),
  );
}
