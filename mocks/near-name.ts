/** The one of some names that another was probably meant for: equal but for case and `_`, `-`, or one or two letters off. */
export function nearName(name: string, others: readonly string[]): string | undefined {
  const wanted = fold(name);
  const allowance = Math.min(2, Math.floor(wanted.length / 3));
  const [nearest] = others
    .map((other) => ({ other, edits: editDistance(wanted, fold(other)) }))
    .filter(({ edits }) => edits <= allowance)
    .sort((a, b) => a.edits - b.edits);
  return nearest?.other;
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '');
}

/** How many letters must be put in, taken out or changed to make one text of another (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= to.length; column++) {
      const changed = (row[column - 1] ?? 0) + (letter === to[column - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
