import { readFile } from 'node:fs/promises';

/** The OpenAPI document of the family, as what the paths and methods of its pages are measured by. */
export interface Truth {
  /** Whether it has a path that a page writes; parameters and mounts match whatever they are called. */
  readonly hasPath: (path: string) => boolean;
  readonly hasOperation: (path: string, method: string) => boolean;
  /** What the query and the body of an operation hold, by name; undefined where it has no such operation. */
  readonly fieldsOf: (path: string, method: string) => ReadonlyMap<string, TruthField> | undefined;
}

/** A parameter of a query, or a property of a body. */
interface TruthField {
  readonly in: string;
  /** As JSON Schema names it; undefined where it may be anything. */
  readonly type: string | undefined;
}

interface TruthParameter {
  readonly name: string;
  readonly in: string;
  readonly schema?: { readonly default?: string; readonly type?: string };
}
type TruthItem = Readonly<Record<string, unknown>> & { readonly parameters?: readonly TruthParameter[] };

interface TruthSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, TruthSchema>>;
}
interface TruthOperation {
  readonly parameters?: readonly TruthParameter[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: TruthSchema }>> };
}
interface TruthDocument {
  readonly paths: Readonly<Record<string, TruthItem>>;
  readonly components: { readonly schemas: Readonly<Record<string, TruthSchema>> };
}

/** Reads the document, with the mounts of its paths at their defaults. */
export async function openTruth(file: string): Promise<Truth> {
  const { paths, components } = JSON.parse(await readFile(file, 'utf8')) as TruthDocument;
  const resolve = (schema: TruthSchema = {}): TruthSchema =>
    schema.$ref === undefined ? schema : (components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  const known = new Map<string, Map<string, Map<string, TruthField>>>();
  for (const [path, { parameters = [], ...operations }] of Object.entries(paths)) {
    const form = formOf(fillMounts(path, parameters));
    const methods = known.get(form) ?? new Map<string, Map<string, TruthField>>();
    for (const [method, operation] of Object.entries(operations)) {
      const fields = listFields(operation as TruthOperation, parameters, resolve);
      methods.set(method, new Map([...(methods.get(method) ?? []), ...fields]));
    }
    known.set(form, methods);
  }
  const methodsOf = (path: string) => known.get(formOf(templateOf(path)));
  const fieldsOf = (path: string, method: string) => {
    const wire = method === 'LIST' || method === 'SCAN' ? 'get' : method.toLowerCase();
    // A POST and a PUT are one to the service, and a HEAD is answered as a GET is.
    const same = wire === 'put' ? ['put', 'post'] : wire === 'head' ? ['head', 'get'] : [wire];
    return same.flatMap((name) => methodsOf(path)?.get(name) ?? [])[0];
  };
  return {
    hasPath: (path) => methodsOf(path) !== undefined,
    hasOperation: (path, method) => fieldsOf(path, method) !== undefined,
    fieldsOf,
  };
}

function* listFields(
  operation: TruthOperation,
  shared: readonly TruthParameter[],
  resolve: (schema?: TruthSchema) => TruthSchema,
): Generator<readonly [string, TruthField]> {
  for (const { name, in: place, schema } of [...shared, ...(operation.parameters ?? [])]) {
    if (place === 'query') yield [name, { in: place, type: schema?.type }];
  }
  for (const { schema } of Object.values(operation.requestBody?.content ?? {})) {
    for (const [name, property] of Object.entries(resolve(schema).properties ?? {})) {
      yield [name, { in: 'body', type: resolve(property).type }];
    }
  }
}

function fillMounts(path: string, parameters: readonly TruthParameter[]): string {
  return path.replace(/\{([^{}]*)\}/g, (written, name: string) => {
    const mount = parameters.find((parameter) => parameter.in === 'path' && parameter.name === name)?.schema?.default;
    return mount ?? written;
  });
}

function templateOf(path: string): string {
  return path
    .split('?', 1)
    .join('')
    .replace(/^(?!\/)/, '/')
    .replace(/:[A-Za-z_][\w-]*/g, '{}');
}

/** A path without the names of its parameters, and without the slash at the end that lists have. */
function formOf(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}').replace(/\/$/, '');
}
