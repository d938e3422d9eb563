/**
 * The one of some names that another was probably meant for: equal but for case, `_` and `-`, or a few letters off, one in
 * three and at most two.
 */
export function nearName(name: string, others: readonly string[]): string | undefined {
  const wanted = fold(name);
  return nearest(wanted, others, fold, Math.min(2, Math.floor(wanted.length / 3)) + 1);
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '');
}

/** Characters of a path that are compared with templates. */
const longestPath = 200;

/** Of what has path templates, that whose template needs the fewest changes to fit a path. */
export function nearestPath<Templated extends { readonly path: string }>(
  whole: string,
  all: readonly Templated[],
): Templated | undefined {
  const path = whole.slice(0, longestPath);
  const segments = path.split('/');
  return nearest(path, all, ({ path: template }) =>
    template
      .split('/')
      .map((part, at) => (part.includes('{') ? segments[at] : part))
      .join('/'),
  );
}

/** The first of those whose text needs the fewest changes, fewer than `least`. */
function nearest<Item>(
  wanted: string,
  items: readonly Item[],
  textOf: (item: Item) => string,
  least = Number.POSITIVE_INFINITY,
): Item | undefined {
  let found: Item | undefined;
  for (const item of items) {
    const edits = editDistance(wanted, textOf(item), least);
    if (edits < least) [found, least] = [item, edits];
  }
  return found;
}

/**
 * How many characters must be put in, taken out or changed to make one text of another (Levenshtein); some number from
 * `enough` on where it is not less.
 */
export function editDistance(from: string, to: string, enough = Number.POSITIVE_INFINITY): number {
  const wanted = [...to];
  const row = wanted.map((_, column) => column + 1);
  let edits = row.length;
  let index = 0;
  for (const letter of from) {
    let diagonal = index++;
    let least = index;
    edits = least;
    wanted.forEach((other, column) => {
      const above = row[column] ?? 0;
      edits = Math.min(diagonal + Number(letter !== other), above + 1, edits + 1);
      least = Math.min(least, edits);
      diagonal = above;
      row[column] = edits;
    });
    if (least >= enough) return least;
  }
  return edits;
}
