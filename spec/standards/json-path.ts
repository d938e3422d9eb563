/** A step of a JSON path: the name of a property, the index of an element, or all elements of a list. */
export type PathStep = string | number | typeof every;

/** The step to all elements of a list, `[*]`. */
export const every = Symbol('[*]');

/**
 * The JSON path (RFC 9535) of a part of the value at another path: `$.id`, `$[0]`, `$[*]`, and `$['@odata.type']` where a
 * name is not a plain word. Quotes and backslashes in names are escaped, other characters are written as they are.
 */
export function pathWithin(path: string, step: PathStep): string {
  if (step === every) return `${path}[*]`;
  if (typeof step === 'number') return `${path}[${step}]`;
  return /^[A-Za-z_]\w*$/.test(step) ? `${path}.${step}` : `${path}['${step.replace(/[\\']/g, '\\$&')}']`;
}

const segment =
  /\.(?<word>[^.[]+)|\[(?:'(?<single>(?:\\.|[^\\'])*)'|"(?<double>(?:\\.|[^\\"])*)"|(?<index>\d+|\*))\]/sy;

/**
 * The steps of a JSON path that has names, indices and wildcards alone: `$.a[0]['b.c'][*]` has four. What follows a part
 * that is none of them is not read.
 */
export function stepsOf(path: string): readonly PathStep[] {
  const steps: PathStep[] = [];
  const matcher = new RegExp(segment);
  matcher.lastIndex = path.startsWith('$') ? 1 : 0;
  for (let match = matcher.exec(path); match !== null; match = matcher.exec(path)) {
    const { word, single, double, index } = match.groups ?? {};
    const quoted = single ?? double;
    if (quoted !== undefined) steps.push(quoted.replace(/\\([\\'"])/g, '$1'));
    else if (word === '*' || index === '*') steps.push(every);
    else steps.push(word ?? Number(index));
  }
  return steps;
}

/**
 * The value that a JSON path leads to, where `[*]` leads to the first element of a list; undefined where it leads to
 * nothing. What objects and lists inherit, and the length of a list, is nothing.
 */
export function valueAtPath(value: unknown, path: string): unknown {
  return stepsOf(path).reduce(valueAtStep, value);
}

function valueAtStep(value: unknown, step: PathStep): unknown {
  if (Array.isArray(value)) return typeof step === 'string' ? undefined : value[step === every ? 0 : step];
  const isOwn = typeof step === 'string' && typeof value === 'object' && value !== null && Object.hasOwn(value, step);
  return isOwn ? Reflect.get(value, step) : undefined;
}
