import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { readOperations } from '../../spec/openapi/operations.ts';
import { describeSource } from '../../spec/openapi/sources.ts';
import { readConstraints } from '../../spec/openapi/values/constraints.ts';
import { sampleValue } from '../../spec/openapi/values/sample-value.ts';
import { type Direction, schemaErrors } from '../../spec/openapi/values/schema-errors.ts';
import type { OutputFile } from '../../spec/source/output-file.ts';
import { escapeToken } from '../../spec/standards/json-pointer.ts';
import { nameComponents, printData, runtime } from './identifiers.ts';
import { importPath, type Layout } from './layout.ts';

/**
 * A factory for each schema of the document that is an object: `command({ Status: 'done' })`. A schema that leaves a choice
 * between several has none, since changes of one do not fit another; each of those has its own.
 */
export function emitFactories(document: OpenApiDocument, layout: Layout): OutputFile {
  const shown = readShownValues(document);
  const schemas = document.components?.schemas ?? {};
  const names = nameComponents(Object.keys(schemas), ['components', 'createFactory']);
  const factories = Object.entries(schemas).flatMap(([component, schema]) => {
    const { sample, isNullable } = sampleOf(document, component, shown);
    if (sample === undefined) return [];
    const source = describeSource(schema);
    const about = [component, ...(source === undefined ? [] : [`(${source})`])].join(' ').replaceAll('*/', '* /');
    const schemaType = `components["schemas"][${JSON.stringify(component)}]`;
    const type = isNullable ? `NonNullable<${schemaType}>` : schemaType;
    const text = printData(sample);
    return `\n/** ${about} */\nexport const ${names.get(component)} = /* @__PURE__ */ createFactory<${type}>(${text});\n`;
  });
  const imports = [
    `import { createFactory } from '${runtime}/bodies';\n`,
    `import type { components } from '${importPath(layout.factories, layout.types)}';\n`,
  ];
  const code = factories.length === 0 ? ['\nexport {};\n'] : [...imports, ...factories];
  return { path: layout.factories, text: [`// ${layout.banner}\n`, ...code].join('') };
}

/** What a document shows of its components, by references to them. */
interface ShownValues {
  /** In bodies of their own, and as parts of others. */
  readonly values: ReadonlyMap<string, readonly unknown[]>;
  /** The directions of bodies of their own. */
  readonly directions: ReadonlyMap<string, ReadonlySet<Direction>>;
}

function readShownValues(document: OpenApiDocument): ShownValues {
  const directions = new Map<string, Set<Direction>>();
  const whole = new Map<string, unknown[]>();
  const parts = new Map<string, unknown[]>();
  const operations = readOperations(document);
  const received = operations.flatMap(({ responses }) => responses.flatMap(({ contents }) => contents));
  const sent = operations.flatMap(({ requestBody }) => requestBody?.contents ?? []);
  for (const [direction, contents] of [['response', received] as const, ['request', sent] as const]) {
    for (const { schema = {}, examples } of contents) {
      const { $ref } = schema;
      if ($ref !== undefined) directions.set($ref, (directions.get($ref) ?? new Set()).add(direction));
      for (const { value } of examples) {
        addTo(whole, $ref, value);
        collectParts(document, schema, value, parts);
      }
    }
  }
  for (const [reference, values] of parts) for (const value of values) addTo(whole, reference, value);
  return { values: whole, directions };
}

function addTo(values: Map<string, unknown[]>, reference: string | undefined, value: unknown): void {
  if (reference === undefined) return;
  const known = values.get(reference) ?? [];
  known.push(value);
  values.set(reference, known);
}

/** Collects the first part of a value that each reference in its schema stands for. */
function collectParts(
  document: OpenApiDocument,
  schema: JsonSchema,
  value: unknown,
  parts: Map<string, unknown[]>,
): void {
  const { properties, items } = readConstraints(document, schema);
  const visit = (part: JsonSchema, inner: unknown) => {
    if (part.$ref !== undefined && !parts.has(part.$ref)) addTo(parts, part.$ref, inner);
    collectParts(document, part, inner, parts);
  };
  if (Array.isArray(value)) for (const item of items === undefined ? [] : value) visit(items ?? {}, item);
  if (!isObjectValue(value)) return;
  for (const [name, property] of properties) if (Object.hasOwn(value, name)) visit(property, Reflect.get(value, name));
}

/** What the document shows of a schema where it fits, else a value that is made up; no sample of what is no object. */
function sampleOf(
  document: OpenApiDocument,
  component: string,
  { values, directions }: ShownValues,
): { readonly sample?: object; readonly isNullable: boolean } {
  const $ref = `#/components/schemas/${escapeToken(component)}`;
  const { alternatives, types, properties } = readConstraints(document, { $ref });
  const isNullable = types?.includes('null') ?? false;
  const isObject =
    types === undefined ? properties.size > 0 : types.every((type) => type === 'object' || type === 'null');
  if (!isObject || alternatives.length > 0) return { isNullable };
  const [direction, ...others] = directions.get($ref) ?? [];
  const only = others.length === 0 ? direction : undefined;
  const made = sampleValue(document, { $ref }, 'full', only);
  const fitting = [...(values.get($ref) ?? []), made].find(
    (value) => isObjectValue(value) && schemaErrors(document, { $ref }, value, only).length === 0,
  );
  const sample = fitting ?? made;
  return isObjectValue(sample) ? { sample, isNullable } : { isNullable };
}

function isObjectValue(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
