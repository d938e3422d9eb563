import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { type Content, readOperations } from '../../spec/openapi/operations.ts';
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
  const contents = readContents(document);
  const schemas = document.components?.schemas ?? {};
  const names = nameComponents(Object.keys(schemas), ['components', 'createFactory']);
  const factories = Object.entries(schemas).flatMap(([component, schema]) => {
    const { sample, isNullable } = sampleOf(document, component, contents);
    if (sample === undefined) return [];
    const source = describeSource(schema);
    const about = [component, ...(source === undefined ? [] : [`(${source})`])].join(' ').replaceAll('*/', '');
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

/** The contents of all bodies of one direction, by what their schemas refer to. */
type ContentsByReference = ReadonlyMap<string, readonly Content[]>;

function readContents(document: OpenApiDocument): Readonly<Record<Direction, ContentsByReference>> {
  const operations = readOperations(document);
  const group = (contents: readonly Content[]) => Map.groupBy(contents, ({ schema }) => schema?.$ref ?? '');
  return {
    request: group(operations.flatMap(({ requestBody }) => requestBody?.contents ?? [])),
    response: group(operations.flatMap(({ responses }) => responses.flatMap(({ contents }) => contents))),
  };
}

/** What the document shows of a schema where it fits, else a value that is made up; no sample of what is no object. */
function sampleOf(
  document: OpenApiDocument,
  component: string,
  { request, response }: Readonly<Record<Direction, ContentsByReference>>,
): { readonly sample?: object; readonly isNullable: boolean } {
  const schema: JsonSchema = { $ref: `#/components/schemas/${escapeToken(component)}` };
  const { alternatives, types, properties } = readConstraints(document, schema);
  const isNullable = types?.includes('null') ?? false;
  const isObject =
    types === undefined ? properties.size > 0 : types.every((type) => type === 'object' || type === 'null');
  if (!isObject || alternatives.length > 0) return { isNullable };
  const [sent, received] = [request, response].map((contents) => contents.get(schema.$ref ?? '') ?? []);
  const direction = sent?.length === 0 ? 'response' : received?.length === 0 ? 'request' : undefined;
  const shown = [...(received ?? []), ...(sent ?? [])].flatMap(({ examples }) => examples.map(({ value }) => value));
  const made = sampleValue(document, schema, 'full', direction);
  const fitting = [...shown, made].find(
    (value) => isObjectValue(value) && schemaErrors(document, schema, value, direction).length === 0,
  );
  const sample = fitting ?? made;
  return isObjectValue(sample) ? { sample, isNullable } : { isNullable };
}

function isObjectValue(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
