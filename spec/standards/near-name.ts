/**
 * The one of some names that another was probably meant for: equal but for case, `_` and `-`, or a few letters off, one in
 * three and at most two.
 */
export function nearName(name: string, others: readonly string[]): string | undefined {
  const wanted = fold(name);
  const allowance = Math.min(2, Math.floor(wanted.length / 3));
  const editsOf = (other: string) => editDistance(wanted, fold(other));
  return others
    .filter((other) => Math.abs(fold(other).length - wanted.length) <= allowance && editsOf(other) <= allowance)
    .sort((a, b) => editsOf(a) - editsOf(b))[0];
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
  const edits = all.map(({ path: template }) => {
    const filled = template.split('/').map((part, at) => (part.includes('{') ? segments[at] : part));
    return editDistance(path, filled.join('/'));
  });
  return all[edits.indexOf(Math.min(...edits))];
}

/** How many characters must be put in, taken out or changed to make one text of another (Levenshtein). */
export function editDistance(from: string, to: string): number {
  const wanted = [...to];
  const row = wanted.map((_, column) => column + 1);
  let edits = row.length;
  for (const [index, letter] of [...from].entries()) {
    let diagonal = index;
    edits = index + 1;
    for (const [column, other] of wanted.entries()) {
      const above = row[column] ?? 0;
      edits = Math.min(diagonal + Number(letter !== other), above + 1, edits + 1);
      diagonal = above;
      row[column] = edits;
    }
  }
  return edits;
}
