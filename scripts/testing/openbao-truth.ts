import { readFile } from 'node:fs/promises';

/** The OpenAPI document of the family, as what the paths and methods of its pages are measured by. */
export interface Truth {
  /** Whether it has a path that a page writes; parameters and mounts match whatever they are called. */
  readonly hasPath: (path: string) => boolean;
  readonly hasOperation: (path: string, method: string) => boolean;
}

interface TruthParameter {
  readonly name: string;
  readonly in: string;
  readonly schema?: { readonly default?: string };
}
type TruthItem = Readonly<Record<string, unknown>> & { readonly parameters?: readonly TruthParameter[] };

/** Reads the document, with the mounts of its paths at their defaults. */
export async function openTruth(file: string): Promise<Truth> {
  const { paths } = JSON.parse(await readFile(file, 'utf8')) as { paths: Readonly<Record<string, TruthItem>> };
  const methods = new Map<string, Set<string>>();
  for (const [path, item] of Object.entries(paths)) {
    const form = formOf(fillMounts(path, item.parameters ?? []));
    const known = methods.get(form) ?? new Set();
    for (const method of Object.keys(item)) known.add(method);
    methods.set(form, known);
  }
  const methodsOf = (path: string) => methods.get(formOf(templateOf(path)));
  return {
    hasPath: (path) => methodsOf(path) !== undefined,
    hasOperation: (path, method) => {
      const wire = method === 'LIST' || method === 'SCAN' ? 'get' : method.toLowerCase();
      const known = methodsOf(path);
      // A POST and a PUT are one to the service, and a HEAD is answered as a GET is.
      const same = wire === 'put' ? ['put', 'post'] : wire === 'head' ? ['head', 'get'] : [wire];
      return same.some((name) => known?.has(name) === true);
    },
  };
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
