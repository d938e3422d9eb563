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
  const steps = path.slice(1).match(/\.\w+|\[[^\]]*\]/g) ?? [];
  return [...steps.keys(), steps.length].map((count) => `$${steps.slice(0, count).join('')}`).reverse();
}
