import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { OutputFile } from '../../spec/source/output-file.ts';
import { collectBodySchemas } from '../build/body-schemas.ts';
import { propertySources } from '../build/property-sources.ts';
import type { MockApi, Scenario } from '../engine/mock-api.ts';
import { ConstantPool, namePages, printUnion, runtime } from './identifiers.ts';
import { importPath, type Layout } from './layout.ts';
import { indent, namedFunctions, print, printFunctions, printOperation } from './print-operation.ts';

/** The handlers of a whole API. */
export const handlersCode = [
  '\n/** Answer every request to the documented servers. */\n',
  'export const handlers = /* @__PURE__ */ handleAll(api);\n',
  '\n/** Handlers that are configured: another base URL, echoed values, state, latency, faults, and what a violation leads to. */\n',
  'export const createHandlers = (options?: HandlerOptions) => configureHandlers(api, options);\n',
].join('');

/** The MSW handlers of a document: its operations as data, and one-line calls into the runtime. */
export function emitHandlers(document: OpenApiDocument, api: MockApi<string>, layout: Layout): OutputFile {
  const bodies = collectBodySchemas(document, 'request');
  const schemas = bodies.all.map(({ name, schema }) => {
    const sources = print(propertySources(document, schema), 2);
    return `  ${name}: {\n    validate: validators.${name},\n    sources: ${sources},\n  },\n`;
  });
  const scenarios = new ConstantPool();
  const names = {
    schema: (name: string) => `schemas.${name}`,
    scenario: (scenario: Scenario) => `scenarios.${scenarios.add(scenario.name, scenario)}`,
  };
  const operations = api.operations.map((operation) => `    ${indent(printOperation(operation, names), 2)},\n`);
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
    printFunctions(api),
    `  operations: [\n${operations.join('')}  ],\n};\n`,
    handlersCode,
    ...printPages(api),
  ];
  return { path: layout.handlers, text: text.join('') };
}

/** The handlers of the pages of an API, which operations name as their tags. */
function printPages(api: MockApi<string>): readonly string[] {
  return [...namePages(api)].map(([tag, name]) => printPage(api, tag, name));
}

/** The constant that holds the handlers of a page. */
export function printPage(api: MockApi<string>, tag: string, name: string): string {
  const operations = api.operations.filter(({ pages }) => pages.includes(tag));
  const ids = printUnion(operations.map(({ id }) => id));
  const types = `Responses[${print(tag, 0)}], ${ids}, operations`;
  const call = `/* @__PURE__ */ createPage<${types}>(api, ${print(tag, 0)})`;
  return `\n/** ${tag.replaceAll('*/', '')} */\nexport const ${name} = ${call};\n`;
}
