import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { collectBodySchemas } from '../build/body-schemas.ts';
import { freeIdentifier } from '../build/free-identifier.ts';
import { propertySources } from '../build/property-sources.ts';
import type { MockApi, MockOperation } from '../engine/mock-api.ts';
import { namePages, printData, usedByHandlers } from './identifiers.ts';
import { print, printOperation } from './print-operation.ts';
import type { TagFiles } from './tag-files.ts';

/** A constant of a module of handlers. */
interface Constant {
  readonly name: string;
  readonly type: 'BodySchema' | 'Scenario';
  readonly value: string;
  readonly file: string;
}

/** The operations of an API and what they refer to, as constants in the files that they belong to. */
export class OperationConstants {
  /** The constant of each page, by its tag. */
  readonly pages: ReadonlyMap<string, string>;
  readonly #tagFiles: TagFiles;
  readonly #operations: ReadonlyMap<string, string>;
  readonly #schemas: ReadonlyMap<string, Constant>;
  readonly #scenarios: ReadonlyMap<string, Constant>;

  constructor(document: OpenApiDocument, api: MockApi<string>, tagFiles: TagFiles) {
    this.#tagFiles = tagFiles;
    this.pages = namePages(api);
    const names = new ModuleNames([...usedByHandlers, ...this.pages.values()]);
    this.#operations = new Map(api.operations.map(({ id }) => [id, names.add(id)]));
    this.#schemas = new Map(
      collectBodySchemas(document, 'request').all.map(({ name, schema, operations }) => {
        const file = tagFiles.of(operations);
        const sources = print(propertySources(document, schema), 1);
        const value = `{\n  validate: validators.${name},\n  sources: ${sources},\n}`;
        return [name, { name: names.addTo(file, name), type: 'BodySchema', value, file }];
      }),
    );
    const uses = api.operations.flatMap(({ id, scenarios }) => scenarios.map((scenario) => ({ id, scenario })));
    this.#scenarios = new Map(
      [...Map.groupBy(uses, ({ scenario }) => textOf(scenario))].map(([text, some]) => {
        const file = tagFiles.of(some.map(({ id }) => id));
        const [scenario] = some.map(({ scenario }) => scenario);
        const name = names.addTo(file, scenario?.name ?? '');
        return [text, { name, type: 'Scenario', value: printData(scenario), file }];
      }),
    );
  }

  /** What the operations of a file refer to and no other file has. */
  inFile(file: string): readonly Constant[] {
    return [...this.#schemas.values(), ...this.#scenarios.values()].filter((constant) => constant.file === file);
  }

  /** The constant of an operation. */
  nameOf({ id }: MockOperation<string>): string {
    return this.#operations.get(id) ?? '';
  }

  fileOf({ id }: MockOperation<string>): string {
    return this.#tagFiles.of([id]);
  }

  /** An operation as the code of the file that it belongs to. */
  print(operation: MockOperation<string>): string {
    const from = this.fileOf(operation);
    const refer = (constant: Constant | undefined) => (constant?.file === from ? '' : 'shared.') + constant?.name;
    return printOperation(operation, {
      schema: (name) => refer(this.#schemas.get(name)),
      scenario: (scenario) => refer(this.#scenarios.get(textOf(scenario))),
    });
  }

  /** Whether an operation refers to what several tags use. */
  refersToShared(operation: MockOperation<string>): boolean {
    const { parameters, body, scenarios } = operation;
    const names = [...parameters, ...(body?.contents ?? [])].flatMap(({ schema }) => schema ?? []);
    const constants = [
      ...names.map((name) => this.#schemas.get(name)),
      ...scenarios.map((each) => this.#scenarios.get(textOf(each))),
    ];
    return constants.some((constant) => constant?.file !== this.fileOf(operation));
  }
}

/** Names of constants: some are known to all modules, and others to one. */
class ModuleNames {
  readonly #everywhere: Set<string>;
  readonly #byFile = new Map<string, Set<string>>();

  constructor(names: readonly string[]) {
    this.#everywhere = new Set(names);
  }

  /** A free name that no other constant of any module gets. */
  add(wanted: string): string {
    return freeIdentifier(wanted, this.#everywhere);
  }

  /** A free name in a module. */
  addTo(file: string, wanted: string): string {
    const names = this.#byFile.get(file) ?? new Set(this.#everywhere);
    this.#byFile.set(file, names);
    return freeIdentifier(wanted, names);
  }
}

function textOf(scenario: MockOperation['scenarios'][number]): string {
  return JSON.stringify(scenario);
}
