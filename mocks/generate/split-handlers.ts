import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { OutputFile } from '../../spec/source/output-file.ts';
import { manyOperations } from '../../spec/standards/path-index.ts';
import type { MockApi } from '../engine/mock-api.ts';
import { handlersCode, printPage } from './handlers.ts';
import { runtime } from './identifiers.ts';
import { importPath, type Layout, partsFolder } from './layout.ts';
import { OperationConstants } from './operation-constants.ts';
import { type ApiFunctions, namedFunctions, print, printFunctions } from './print-operation.ts';
import { isShared, sharedFile, type TagFiles } from './tag-files.ts';

/** What the modules of an API's handlers are made from. */
interface SplitApi {
  readonly api: MockApi<string>;
  readonly constants: OperationConstants;
  readonly layout: Layout;
  readonly tagFiles: TagFiles;
}

/**
 * The MSW handlers of an API: a module for each tag, one for what several tags use, and one that combines them. All that a
 * module exports is a constant without effects, so that bundlers drop what is not imported.
 */
export function emitSplitHandlers(
  document: OpenApiDocument,
  api: MockApi<string>,
  layout: Layout,
  tagFiles: TagFiles,
): readonly OutputFile[] {
  const constants = new OperationConstants(document, api, tagFiles);
  const split = { api, constants, layout, tagFiles };
  const tags = new Map([...tagFiles.byTag].map(([tag, file]) => [file, tag]));
  const files = new Set([
    sharedFile,
    ...tags.keys(),
    ...api.operations.map((operation) => constants.fileOf(operation)),
  ]);
  return [
    { path: layout.handlers, text: printIndex(split) },
    ...[...files].map((file) => ({ path: pathOf(layout, file), text: printModule(split, file, tags.get(file)) })),
  ];
}

function pathOf({ handlers }: Layout, file: string): string {
  return `${partsFolder(handlers)}/${file}.ts`;
}

/** A module of operations, of what no operations of others refer to, and of the handlers of their tag. */
function printModule(split: SplitApi, file: string, tag: string | undefined): string {
  const { api, constants, layout } = split;
  const own = constants.inFile(file);
  const operations = api.operations.filter((operation) => constants.fileOf(operation) === file);
  const declare = isShared(file) ? 'export const' : 'const';
  const code = [
    ...(isShared(file) ? [printServers(api)] : []),
    ...own.map(({ name, type, value }) => `\n${declare} ${name}: ${type} = ${value};\n`),
    ...operations.map(
      (each) => `\nexport const ${constants.nameOf(each)}: MockOperation = ${constants.print(each)};\n`,
    ),
    ...(tag === undefined ? [] : [printTag(split, file, tag)]),
  ];
  const functions = [
    ...(tag === undefined ? [] : ['configureHandlers', 'createPage']),
    ...namedFunctions({ operations, ...(tag !== undefined && functionsOf(api, tag)) }),
  ];
  const types = new Set([
    ...own.map(({ type }) => type),
    ...(operations.length === 0 ? [] : ['MockOperation']),
    ...(tag !== undefined || isShared(file) ? ['MockApi'] : []),
    ...(tag === undefined ? [] : ['HandlerOptions']),
  ]);
  const hasSchemas = own.some(({ type }) => type === 'BodySchema');
  const usesShared =
    tag !== undefined || (!isShared(file) && operations.some((each) => constants.refersToShared(each)));
  const path = pathOf(layout, file);
  return [
    `// ${layout.banner}\n`,
    ...(functions.length === 0 ? [] : [`import { ${functions.join(', ')} } from '${runtime}';\n`]),
    ...(types.size === 0 ? [] : [`import type { ${[...types].toSorted().join(', ')} } from '${runtime}';\n`]),
    ...(tag === undefined ? [] : [`import type { operations, Responses } from '${importPath(path, layout.types)}';\n`]),
    ...(hasSchemas
      ? [`import * as validators from '${importPath(path, `${partsFolder(layout.validators)}/${file}.ts`)}';\n`]
      : []),
    ...(usesShared ? [`import * as shared from './${sharedFile}.ts';\n`] : []),
    ...code,
  ].join('');
}

/** What all parts of an API have in common. Constants of their own: a bundler keeps what reads a property of an object. */
function printServers({ origins, prefixes, codes }: MockApi<string>): string {
  return Object.entries({ origins, prefixes, codes })
    .map(([name, value]) => `\nexport const ${name}: MockApi['${name}'] = ${print(value, 0)};\n`)
    .join('');
}

/** The functions of a whole API, or of the operations of a tag: a few are found without an index. */
function functionsOf({ reject, narrow, near, operations }: MockApi<string>, tag?: string): ApiFunctions {
  const count = operations.filter(({ pages }) => tag === undefined || pages.includes(tag)).length;
  return { ...(reject && { reject }), ...(count > manyOperations && narrow && near && { narrow, near }) };
}

/** An API of operations that are constants, named as the module knows them. */
function printApi(functions: ApiFunctions, operations: readonly string[]): string {
  return [
    'api: MockApi = {\n  origins: shared.origins,\n  prefixes: shared.prefixes,\n  codes: shared.codes,\n',
    printFunctions(functions),
    `  operations: [\n${operations.map((name) => `    ${name},\n`).join('')}  ],\n};\n`,
  ].join('');
}

function printTag({ api, constants }: SplitApi, file: string, tag: string): string {
  const operations = api.operations.filter(({ pages }) => pages.includes(tag));
  const names = operations.map((each) => (constants.fileOf(each) === file ? '' : 'shared.') + constants.nameOf(each));
  return [
    `\nconst ${printApi(functionsOf(api, tag), names)}`,
    printPage(api, tag, constants.pages.get(tag) ?? ''),
    '\n/** Handlers of these operations that are configured; requests to others go on to the next handler. */\n',
    'export const createHandlers = (options?: HandlerOptions) =>\n  configureHandlers(api, { catchAll: false, ...options });\n',
  ].join('');
}

/** The module that combines all others. */
function printIndex({ api, constants, layout, tagFiles }: SplitApi): string {
  const files = new Set(api.operations.map((operation) => constants.fileOf(operation)));
  const modules = new Map([...files].map((file, at) => [file, isShared(file) ? 'shared' : `operations${at + 1}`]));
  modules.set(sharedFile, 'shared');
  const operations = api.operations.map((each) => `${modules.get(constants.fileOf(each))}.${constants.nameOf(each)}`);
  const functions = ['configureHandlers', 'handleAll', ...namedFunctions({ ...functionsOf(api), operations: [] })];
  const pathTo = (file: string) => importPath(layout.handlers, pathOf(layout, file));
  return [
    `// ${layout.banner}\n`,
    `import { ${functions.join(', ')} } from '${runtime}';\n`,
    `import type { HandlerOptions, MockApi } from '${runtime}';\n`,
    ...[...modules].map(([file, name]) => `import * as ${name} from '${pathTo(file)}';\n`),
    '\n/** The documented operations, as data. */\n',
    `export const ${printApi(functionsOf(api), operations)}`,
    handlersCode,
    '\n',
    ...[...tagFiles.byTag].map(([tag, file]) => `export { ${constants.pages.get(tag)} } from '${pathTo(file)}';\n`),
  ].join('');
}
