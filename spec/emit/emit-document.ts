import type { ApiModel, ExchangeModel, NamedType, Property, ServerModel } from '../ir/api-model.ts';
import { pathForm } from '../ir/path-form.ts';
import type {
  ExampleObject,
  JsonSchema,
  OpenApiDocument,
  OperationObject,
  PathItemObject,
  Reference,
  ServerObject,
} from '../openapi/document.ts';
import { optional } from '../openapi/optional.ts';
import { FreeNames } from '../source/free-names.ts';
import { type WrittenExchange, writeExchange } from './emit-exchange.ts';
import { operationObject } from './emit-operation.ts';
import { componentName, type Locate, namedSchema } from './emit-schema.ts';
import { mergeOperations, type Parts } from './merge-operations.ts';
import { usedTypes } from './used-types.ts';

/** What one document is made of. */
export interface DocumentModel {
  /** In the order of their paths. */
  readonly pages: readonly ApiModel[];
  /** The types that the pages about types describe. */
  readonly types: readonly NamedType[];
}

/** Writes the OpenAPI 3.1 document of pages. Total: it cannot fail and reports nothing; all decisions are in the models. */
export function writeDocument({ pages, types }: DocumentModel, locate: Locate): OpenApiDocument {
  const [first] = pages;
  const servers = uniqueServers(pages, locate);
  const schemas = writeSchemas(usedTypes(pages, [...pages.flatMap((page) => page.types), ...types]), locate);
  const exchanges = writeExchanges(pages, locate);
  const examples = Object.fromEntries([...exchanges.values()].flatMap((exchange) => exchange.examples));
  const bearer = pages.find((page) => page.bearer !== undefined)?.bearer;
  return {
    openapi: '3.1.0',
    info: {
      title: pages.length > 1 ? 'API reference' : (first?.title ?? 'No operation'),
      version: '1.0.0',
      ...optional('description', pages.length > 1 ? undefined : first?.description),
      ...(first === undefined ? {} : { 'x-doc-source': locate(first.place) }),
    },
    ...(servers.length > 0 ? { servers } : {}),
    tags: uniqueBy(pages, (page) => page.title).map((page) => ({
      name: page.title,
      ...optional('description', page.description),
      'x-doc-source': locate(page.place),
    })),
    paths: writePaths(pages, exchanges, partsOf(schemas, examples), locate),
    components: {
      schemas,
      examples,
      ...(bearer === undefined
        ? {}
        : { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', 'x-doc-source': locate(bearer) } } }),
    },
  };
}

function partsOf(
  schemas: Readonly<Record<string, JsonSchema>>,
  examples: Readonly<Record<string, ExampleObject>>,
): Parts {
  const found = (example: ExampleObject | Reference) =>
    '$ref' in example ? examples[example.$ref.replace('#/components/examples/', '')] : example;
  return {
    lookUp: (reference) => schemas[reference.replace('#/components/schemas/', '')],
    exampleValue: (example) => found(example)?.value,
  };
}

/** Paths in the order of their text; those that differ in the names of parameters only are one (OpenAPI 3.1, 4.8.8). */
function writePaths(
  pages: readonly ApiModel[],
  exchanges: ReadonlyMap<ExchangeModel, WrittenExchange>,
  parts: Parts,
  locate: Locate,
): OpenApiDocument['paths'] {
  const operations = pages.flatMap((page) => page.operations.map((operation) => ({ page, operation })));
  const paths = Map.groupBy(operations, ({ operation }) => pathForm(operation.path));
  const ids = new FreeNames('_');
  const items = [...paths.values()].map((group) => {
    const methods = Map.groupBy(group, ({ operation }) => operation.method);
    const path = group[0]?.operation.path ?? '/';
    const entries = [...methods].map(([method, same]) => {
      const objects = same.flatMap(({ page, operation }) => {
        const exchange = exchanges.get(operation.exchange);
        return exchange === undefined ? [] : [operationObject(page, renamed(operation, path), exchange, locate)];
      });
      return [method, withOwnId(mergeOperations(objects, parts), ids)] as const;
    });
    return [path, Object.fromEntries(entries) as PathItemObject] as const;
  });
  return Object.fromEntries(items.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Writes each exchange, under the name of the first operation that has it. */
function writeExchanges(pages: readonly ApiModel[], locate: Locate): ReadonlyMap<ExchangeModel, WrittenExchange> {
  const written = new Map<ExchangeModel, WrittenExchange>();
  const names = new FreeNames('_');
  for (const { id, exchange } of pages.flatMap((page) => page.operations)) {
    if (!written.has(exchange)) written.set(exchange, writeExchange({ exchange, base: names.take(id) }, locate));
  }
  return written;
}

type Operation = ApiModel['operations'][number];

/** The operation with the names that a path of the same form gives its parameters. */
function renamed(operation: Operation, path: string): Operation {
  if (operation.path === path) return operation;
  const wanted = namesIn(path);
  const names = new Map(namesIn(operation.path).map((name, at) => [name, wanted[at]]));
  const parameters = operation.parameters.map((parameter) => {
    const name = parameter.in === 'path' ? names.get(parameter.name) : undefined;
    return name === undefined ? parameter : { ...parameter, name };
  });
  return { ...operation, path, parameters };
}

function namesIn(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
}

function withOwnId(operation: OperationObject | undefined, names: FreeNames): OperationObject | undefined {
  if (operation === undefined) return undefined;
  return { ...operation, operationId: names.take(operation.operationId) };
}

function uniqueServers(pages: readonly ApiModel[], locate: Locate): readonly ServerObject[] {
  const servers = pages.flatMap((page) => (page.server === undefined ? [] : [serverObject(page.server, locate)]));
  return uniqueBy(servers, (server) => server.url.toLowerCase());
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
  const byName = Map.groupBy(types, (type) => componentName(type.name));
  return Object.fromEntries(
    [...byName].flatMap(([name, same]) => {
      const type = mergeTypes(same);
      return type === undefined ? [] : [[name, namedSchema(type, locate)]];
    }),
  );
}

/** A type that several pages describe has the properties of all; required is what all of them require. */
function mergeTypes(types: readonly NamedType[]): NamedType | undefined {
  const [first, ...others] = types;
  if (first === undefined || others.length === 0) return first;
  const same = Map.groupBy(
    types.flatMap((type) => type.shape.properties),
    (property) => property.name,
  );
  const properties = [...same.values()].flatMap((all): readonly Property[] => {
    const required = all.length === types.length && all.every((property) => property.required);
    return all.slice(0, 1).map((property) => ({ ...property, required }));
  });
  return { ...first, shape: { properties, open: types.some((type) => type.shape.open) } };
}

function uniqueBy<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  const keys = new Set<string>();
  return items.filter((item) => !keys.has(key(item)) && keys.add(key(item)));
}
