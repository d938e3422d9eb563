import type { DocumentedExchange, DocumentModel, NamedExample, PathModel } from '../ir/document-model.ts';
import { shownAt, statedAt } from '../ir/evidence.ts';
import { componentName } from '../ir/named-types.ts';
import type { ExampleObject, OpenApiDocument, PathItemObject, ServerObject, Sourced } from '../openapi/document.ts';
import { optional } from '../openapi/optional.ts';
import type { Place } from '../source/place.ts';
import { operationObject, type WrittenExchange, writeExchange } from './emit-operation.ts';
import { type Locate, namedSchema, type SchemaContext, sourced } from './emit-schema.ts';

/** Writes the OpenAPI 3.1 document of a model. Total: it cannot fail, and the model has every decision in it. */
export function writeDocument(model: DocumentModel, locate: Locate): OpenApiDocument {
  const { title, description, place, servers, bearer } = model;
  const context = { locate, control: model.control };
  return {
    openapi: '3.1.0',
    info: {
      title,
      version: '1.0.0',
      ...optional('description', description),
      ...(place && located([place, model.descriptionPlace], locate)),
    },
    ...(servers.length === 0 ? {} : { servers: servers.map((server) => serverObject(server, locate)) }),
    tags: model.tags.map((tag) => ({
      name: tag.name,
      ...optional('description', tag.description),
      ...located([tag.place, tag.descriptionPlace], locate),
    })),
    paths: pathObjects(model.paths, context),
    components: {
      schemas: Object.fromEntries(model.types.map((type) => [componentName(type.name), namedSchema(type, context)])),
      examples: Object.fromEntries(
        model.examples.map((example) => [example.component, exampleObject(example, locate)]),
      ),
      ...(bearer === undefined
        ? {}
        : {
            securitySchemes: {
              bearer: {
                type: 'http',
                scheme: 'bearer',
                ...sourced([bearer], locate),
                ...located([bearer, ...model.furtherBearers], locate),
              },
            },
          }),
    },
  };
}

/** Where something comes from that is not known better or worse than the page itself. */
function located(places: readonly (Place | undefined)[], locate: Locate): Pick<Sourced, 'x-doc-source'> {
  const { 'x-doc-source': source } = sourced(places.filter((place) => place !== undefined).map(statedAt), locate);
  return optional('x-doc-source', source);
}

function serverObject(server: DocumentModel['servers'][number], locate: Locate): ServerObject {
  const source = { ...sourced([server.place], locate), ...located([server.place, ...server.furtherPlaces], locate) };
  const base = `${server.origin}${server.basePath ?? ''}`;
  const own = Object.fromEntries(
    (server.variables ?? []).map((variable) => [
      variable.name,
      {
        default: variable.default,
        ...optional('description', variable.description),
        ...sourced([variable.place], locate),
      },
    ]),
  );
  const hasOwn = Object.keys(own).length > 0;
  const [version] = server.versions;
  if (server.version !== undefined || version === undefined) {
    const url = server.version === undefined ? base : `${base}/${server.version}`;
    return { url, ...(hasOwn ? { variables: own } : {}), ...source };
  }
  const versions = { enum: server.versions, default: version, description: 'API version; the page states none.' };
  return { url: `${base}/{version}`, variables: { ...own, version: versions }, ...source };
}

function pathObjects(paths: readonly PathModel[], context: SchemaContext): OpenApiDocument['paths'] {
  const written = new Map<DocumentedExchange, WrittenExchange>();
  const write = (exchange: DocumentedExchange): WrittenExchange => {
    const known = written.get(exchange) ?? writeExchange(exchange, context);
    written.set(exchange, known);
    return known;
  };
  return Object.fromEntries(
    paths.map(({ path, operations }): readonly [string, PathItemObject] => [
      path,
      Object.fromEntries(
        operations.map((operation) => [
          operation.method,
          operationObject(operation, write(operation.exchange), context),
        ]),
      ),
    ]),
  );
}

function exampleObject({ summary, further, place, value }: NamedExample, locate: Locate): ExampleObject {
  return { ...optional('summary', summary), ...sourced([place, ...further].map(shownAt), locate), value };
}
