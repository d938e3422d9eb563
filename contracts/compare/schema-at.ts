import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { resolveReference } from '../../spec/openapi/references.ts';
import { type FlatSchema, flattenSchema } from '../../spec/openapi/schema.ts';
import { every, type PathStep, pathWithin } from '../../spec/standards/json-path.ts';

/** A place in a body: its JSON path, the schema that is documented for it, and where. */
export interface SchemaPlace {
  readonly path: string;
  readonly schema: FlatSchema;
  /** The regular expression that a text has to match. */
  readonly pattern: string | undefined;
  /** Of the place itself, else of the nearest one around it. */
  readonly source: string | undefined;
}

/** What is documented for the value that the steps of a JSON path lead to; an open schema where nothing is. */
export function schemaAt(document: OpenApiDocument, root: JsonSchema, steps: readonly PathStep[]): SchemaPlace {
  let path = '$';
  let written = root;
  let schema = flattenSchema(document, root);
  let source = schema.source;
  for (const step of steps) {
    written = (typeof step === 'string' ? schema.properties[step] : schema.items) ?? {};
    path = pathWithin(path, step);
    schema = flattenSchema(document, written);
    source = schema.source ?? source;
  }
  return { path, schema, source, pattern: resolveReference<JsonSchema>(document, written).pattern };
}

/**
 * The steps of a place that the comparator writes with dots between them, `Payload.@odata.type`; what is documented tells
 * which dots are parts of names.
 */
export function stepsOfDotted(document: OpenApiDocument, root: JsonSchema, dotted: string): readonly PathStep[] {
  const steps: PathStep[] = [];
  for (let rest = dotted; rest !== ''; ) {
    const { properties, items } = schemaAt(document, root, steps).schema;
    const names = Object.keys(properties).filter((name) => rest === name || rest.startsWith(`${name}.`));
    const step = names.sort((a, b) => b.length - a.length)[0] ?? rest.replace(/\..*$/s, '');
    steps.push(items === undefined || !/^(\d+|\*)$/.test(step) ? step : step === '*' ? every : Number(step));
    rest = rest.slice(step.length + 1);
  }
  return steps;
}
