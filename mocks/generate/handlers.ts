import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { OutputFile } from '../../spec/source/output-file.ts';
import { collectBodySchemas } from '../build/body-schemas.ts';
import { describeApi } from '../build/build-api.ts';
import { propertySources } from '../build/property-sources.ts';
import type { MockApi, MockContent, MockOperation, MockParameter, MockSecurity } from '../engine/mock-api.ts';
import { ConstantPool, namePages, printUnion, runtime } from './identifiers.ts';
import { importPath, type Layout } from './layout.ts';

/** The MSW handlers of a document: its operations as data, and one-line calls into the runtime. */
export function emitHandlers(document: OpenApiDocument, layout: Layout): OutputFile {
  const bodies = collectBodySchemas(document, 'request');
  const api = describeApi(document, (content) => bodies.find(content)?.name);
  const schemas = bodies.all.map(({ name, schema }) => {
    const sources = print(propertySources(document, schema), 2);
    return `  ${name}: {\n    validate: validators.${name},\n    sources: ${sources},\n  },\n`;
  });
  const scenarios = new ConstantPool();
  const operations = api.operations.map((operation) => printOperation(operation, scenarios));
  const imported = ['configureHandlers', 'createPage', 'handleAll', ...namedFunctions(api)];
  const text = [
    `// ${layout.banner}\n`,
    `import { ${imported.join(', ')} } from '${runtime}';\n`,
    `import type { BodySchema, HandlerOptions, MockApi, Scenario } from '${runtime}';\n`,
    `import type { operations, Responses } from '${importPath(layout.handlers, layout.types)}';\n`,
    `import * as validators from '${importPath(layout.handlers, layout.validators)}';\n`,
    `\nconst schemas = {\n${schemas.join('')}} satisfies Record<string, BodySchema>;\n`,
    `\nconst scenarios = {\n${scenarios.print('  ')}} satisfies Record<string, Scenario>;\n`,
    '\n/** The documented operations, as data. */\n',
    `export const api: MockApi = {\n  origins: ${print(api.origins, 1)},\n  prefixes: ${print(api.prefixes, 1)},\n`,
    `  codes: ${print(api.codes, 1)},\n`,
    ...(api.reject === undefined ? [] : [`  reject: ${api.reject.name},\n`]),
    `  operations: [\n${operations.join('')}  ],\n};\n`,
    '\n/** Answer every request to the documented servers. */\n',
    'export const handlers = /* @__PURE__ */ handleAll(api);\n',
    '\n/** Handlers that are configured: another base URL, echoed values, state, latency, faults, and what a violation leads to. */\n',
    'export const createHandlers = (options?: HandlerOptions) => configureHandlers(api, options);\n',
    ...printPages(api),
  ];
  return { path: layout.handlers, text: text.join('') };
}

function printOperation(operation: MockOperation<string>, scenarios: ConstantPool): string {
  const { id, method, path, pattern, pages, security, parameters, body, source } = operation;
  const contents = body?.contents.map(printContent);
  const fields = [
    ...Object.entries({ id, method, path }).map(([name, value]) => `${name}: ${print(value, 3)}`),
    `pattern: ${pattern}`,
    ...Object.entries({ pages, source }).map(([name, value]) => `${name}: ${print(value, 3)}`),
    ...(security === undefined ? [] : [`security: ${printSecurity(security)}`]),
    `parameters: [${parameters.map(printParameter).join(', ')}]`,
    ...(body && contents ? [`body: { required: ${body.required}, contents: [${contents.join(', ')}] }`] : []),
    ...(operation.select === undefined ? [] : [`select: ${operation.select.name}`]),
    `scenarios: [${operation.scenarios.map((scenario) => `scenarios.${scenarios.add(scenario.name, scenario)}`).join(', ')}]`,
  ];
  return `    {\n${fields.map((field) => `      ${field},\n`).join('')}    },\n`;
}

function printSecurity({ demand, credentials }: MockSecurity): string {
  return `{ demand: ${demand.name}, credentials: ${print(credentials, 3)} }`;
}

function printContent({ mediaType, schema, read, shape }: MockContent<string>): string {
  const fields = [
    `mediaType: ${print(mediaType, 4)}`,
    ...(schema === undefined ? [] : [`schema: schemas.${schema}`]),
    ...(read === undefined ? [] : [`read: ${read.name}`]),
    ...(shape === undefined ? [] : [`shape: ${print(shape, 4)}`]),
  ];
  return `{ ${fields.join(', ')} }`;
}

function printParameter({ schema, judge, read, ...parameter }: MockParameter<string>): string {
  const fields = Object.entries(parameter).map(([name, value]) => `${name}: ${print(value, 3)}`);
  const named = [
    `judge: ${judge.name}`,
    `read: ${read.name}`,
    ...(schema === undefined ? [] : [`schema: schemas.${schema}`]),
  ];
  return `{ ${[...fields, ...named].join(', ')} }`;
}

/** The functions of the runtime that operations name. */
function namedFunctions({ operations, reject }: MockApi<string>): readonly string[] {
  const named = operations.flatMap(({ security, parameters, select, body }) => [
    security?.demand,
    ...parameters.flatMap(({ judge, read }) => [judge, read]),
    select,
    ...(body?.contents.map(({ read }) => read) ?? []),
  ]);
  return [...new Set([...named, reject].flatMap((use) => use?.name ?? []))];
}

function printPages(api: MockApi<string>): readonly string[] {
  return [...namePages(api.operations.flatMap(({ pages }) => pages))].map(([tag, name]) => {
    const operations = api.operations.filter(({ pages }) => pages.includes(tag));
    const ids = printUnion(operations.map(({ id }) => id));
    const types = `Responses[${print(tag, 0)}], ${ids}, operations`;
    const call = `/* @__PURE__ */ createPage<${types}>(api, ${print(tag, 0)})`;
    return `\n/** ${tag.replaceAll('*/', '')} */\nexport const ${name} = ${call};\n`;
  });
}

function print(value: unknown, depth: number): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${'  '.repeat(depth)}`);
}
