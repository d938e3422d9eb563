import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { resolveReference } from '../../spec/openapi/references.ts';
import { flattenSchema } from '../../spec/openapi/schema.ts';
import { type Direction, isOfOther } from '../../spec/openapi/values/schema-errors.ts';
import { every, pathWithin, stepsOf } from '../../spec/standards/json-path.ts';

/** A documented property of a body, with the `page:line` or overlay that documents it. */
interface BodyProperty {
  /** The JSON path of the first place that it has in the body. */
  readonly path: string;
  readonly source: string | undefined;
}

/**
 * The documented properties of a body, each once: a type can have many places in a body, or contain itself, and is
 * documented once.
 */
export interface BodyProperties {
  readonly list: readonly BodyProperty[];
  /** The path in the list of the property at some path of a body; of one that is not documented, another path. */
  readonly nameOf: (path: string) => string;
}

/** Lists the properties of bodies by their schemas, those of the other direction apart; what was listed is kept. */
export function createPropertyLister(
  document: OpenApiDocument,
): (schema: JsonSchema, direction: Direction) => BodyProperties {
  const resolve = (schema: JsonSchema) => resolveReference<JsonSchema>(document, schema);
  const lists = { request: new Map<JsonSchema, BodyProperties>(), response: new Map<JsonSchema, BodyProperties>() };
  return (schema, direction) => {
    const root = resolve(schema);
    const known = lists[direction].get(root) ?? listProperties(root, direction);
    lists[direction].set(root, known);
    return known;
  };

  function listProperties(root: JsonSchema, direction: Direction): BodyProperties {
    const places = new Map([[root, '$']]);
    const list: BodyProperty[] = [];
    // What is added to the map on the way has its turn: the places nearest to the root come first.
    for (const [schema, place] of places) {
      const { properties, items } = flattenSchema(document, schema);
      const visit = (inner: JsonSchema, path: string) => {
        if (!places.has(resolve(inner))) places.set(resolve(inner), path);
      };
      if (items !== undefined) visit(items, pathWithin(place, every));
      for (const [name, property] of Object.entries(properties)) {
        if (isOfOther(document, property, direction)) continue;
        const path = pathWithin(place, name);
        list.push({ path, source: flattenSchema(document, property).source });
        visit(property, path);
      }
    }
    return { list, nameOf: (path) => nameIn(root, places, path) };
  }

  function nameIn(root: JsonSchema, places: ReadonlyMap<JsonSchema, string>, path: string): string {
    let schema = root;
    let at = '$';
    for (const step of stepsOf(path)) {
      const { properties, items } = flattenSchema(document, schema);
      const isName = typeof step === 'string';
      at = pathWithin(places.get(schema) ?? at, isName ? step : every);
      schema = resolve((isName ? properties[step] : items) ?? {});
    }
    return at;
  }
}
