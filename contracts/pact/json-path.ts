/** The JSON path of a property in Pact's notation: `$.id`, or `$['@odata.type']` where the name is not a plain word. */
export function propertyPath(parent: string, name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `${parent}.${name}` : `${parent}['${name}']`;
}

/** The JSON path of each element of an array. */
export function elementsPath(parent: string): string {
  return `${parent}[*]`;
}

/** The path itself and every path around it, from the inside out: `$.a[0].b`, `$.a[0]`, `$.a`, `$`. */
export function enclosingPaths(path: string): readonly string[] {
  const steps = stepsOf(path);
  return [...steps.keys(), steps.length].map((count) => `$${steps.slice(0, count).join('')}`).reverse();
}

/** The names and indices of a JSON path in Pact's notation: `$.a[0]['b.c']` is `a`, `0`, `b.c`. */
export function stepsOfPath(path: string): readonly string[] {
  const steps = path.matchAll(/\.([^.[\]]+)|\[(?:'([^']*)'|"([^"]*)"|([^\]]*))\]/g);
  return [...steps].map(([, name, single, double, index]) => name ?? single ?? double ?? index ?? '');
}

/** The value at a path; of a list without an index in the path, what is in its first element. Undefined where there is none. */
export function valueAt(value: unknown, path: string): unknown {
  return stepsOf(path).reduce((inner: unknown, step) => {
    const name = step.replace(/^\.|^\['?|'?\]$/g, '');
    return (Object(inner) as Readonly<Record<string, unknown>>)[name === '*' ? '0' : name];
  }, value);
}

function stepsOf(path: string): readonly string[] {
  return path.slice(1).match(/\.\w+|\[[^\]]*\]/g) ?? [];
}
