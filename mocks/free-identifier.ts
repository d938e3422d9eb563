/** A JavaScript identifier made of a name and not yet taken, with a number where it must be; it is taken from then on. */
export function freeIdentifier(wanted: string, taken: Set<string>): string {
  const identifier = wanted.replace(/[^\p{ID_Continue}$]/gu, '_').replace(/^(?!\p{ID_Start}|[$_])/u, '_');
  let name = identifier;
  for (let number = 2; taken.has(name); number++) name = `${identifier}_${number}`;
  taken.add(name);
  return name;
}
