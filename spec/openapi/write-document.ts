import type { ApiModel, NamedType, OperationModel, PermissionsModel, ServerModel } from '../model/api-model.ts';
import type { JsonSchema, OpenApiDocument, OperationObject, ServerObject } from './document.ts';
import type { Locate } from './locate.ts';
import { optional } from './optional.ts';
import { exampleComponents, requestBodyObject, responseObjects } from './write-bodies.ts';
import { objectSchema } from './write-schema.ts';

/** Writes the OpenAPI 3.1 document of pages. Total: it cannot fail and reports nothing; all decisions are in the models. */
export function writeDocument(models: readonly ApiModel[], locate: Locate): OpenApiDocument {
  const [first] = models;
  const servers = uniqueBy(
    models.flatMap((model) => (model.server === undefined ? [] : [serverObject(model.server, locate)])),
  );
  const bearer = models.find((model) => model.bearer !== undefined)?.bearer;
  return {
    openapi: '3.1.0',
    info: {
      title: first?.title ?? 'No operation',
      version: '1.0.0',
      ...optional('description', first?.description),
      ...(first === undefined ? {} : { 'x-doc-source': locate(first.place) }),
    },
    ...(servers.length > 0 ? { servers } : {}),
    tags: models.map((model) => ({
      name: model.title,
      ...optional('description', model.description),
      'x-doc-source': locate(model.place),
    })),
    paths: writePaths(models, locate),
    components: {
      schemas: writeSchemas(
        models.flatMap((model) => model.types),
        locate,
      ),
      examples: Object.assign({}, ...models.map((model) => exampleComponents(model, locate))),
      ...(bearer === undefined
        ? {}
        : { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', 'x-doc-source': locate(bearer) } } }),
    },
  };
}

function writePaths(models: readonly ApiModel[], locate: Locate): OpenApiDocument['paths'] {
  const operations = models.flatMap((model) => model.operations.map((operation) => ({ model, operation })));
  const paths = Map.groupBy(operations, ({ operation }) => operation.path);
  const items = [...paths].map(([path, group]) => {
    const entries = group.map(({ model, operation }) => [operation.method, operationObject(model, operation, locate)]);
    return [path, Object.fromEntries(entries.toReversed())] as const;
  });
  return Object.fromEntries(items.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function operationObject(model: ApiModel, operation: OperationModel, locate: Locate): OperationObject {
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
      : {
          parameters: operation.parameters.map((parameter) => ({
            name: parameter.name,
            in: 'path' as const,
            required: true,
            schema: { type: 'string' },
            example: parameter.example,
            'x-doc-source': locate(parameter.place),
          })),
        }),
    ...requestBodyObject(model, locate),
    responses: responseObjects(model, locate),
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

function serverObject(server: ServerModel, locate: Locate): ServerObject {
  const source = { 'x-doc-source': locate(server.place) };
  if (server.version !== undefined) return { url: `${server.origin}/${server.version}`, ...source };
  const version = {
    enum: server.versions,
    default: server.versions[0] ?? '',
    description: 'API version; the page states none.',
  };
  return { url: `${server.origin}/{version}`, variables: { version }, ...source };
}

function writeSchemas(types: readonly NamedType[], locate: Locate): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(types.map((type) => [type.name, objectSchema(type.shape, type, locate)]));
}

function uniqueBy(servers: readonly ServerObject[]): readonly ServerObject[] {
  return servers.filter((server, at) => servers.findIndex((other) => other.url === server.url) === at);
}
