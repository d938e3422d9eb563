import type { ApiModel, OperationModel, ParameterModel, PermissionsModel } from '../ir/api-model.ts';
import type { OperationObject, ParameterObject } from '../openapi/document.ts';
import { optional } from '../openapi/optional.ts';
import type { WrittenExchange } from './emit-exchange.ts';
import { type Locate, typeSchema } from './emit-schema.ts';

/** An operation of a page as OpenAPI has it. */
export function operationObject(
  model: ApiModel,
  operation: OperationModel,
  { requestBody, responses }: WrittenExchange,
  locate: Locate,
): OperationObject {
  const { permissions } = model;
  return {
    operationId: operation.id,
    summary: model.title,
    description: [model.description, permissionText(permissions)].filter((text) => text !== undefined).join('\n\n'),
    tags: [model.title],
    ...(operation.asWritten ? { 'x-doc-as-written': true } : {}),
    'x-doc-source': locate(operation.place),
    'x-doc-permissions': permissions.rows.map((row) => ({
      type: row.account,
      support: row.support,
      scopes: row.scopes,
      'x-doc-source': locate(row.place),
    })),
    security: model.bearer === undefined ? [] : [{ bearer: [] }],
    ...(operation.parameters.length === 0
      ? {}
      : { parameters: operation.parameters.map((parameter) => parameterObject(parameter, locate)) }),
    ...optional('requestBody', requestBody),
    responses,
  };
}

function parameterObject(parameter: ParameterModel, locate: Locate): ParameterObject {
  return {
    name: parameter.name,
    in: parameter.in,
    required: parameter.required,
    ...optional('description', parameter.description),
    schema: typeSchema(parameter.type, locate),
    ...optional('example', parameter.example),
    'x-doc-source': locate(parameter.place),
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
