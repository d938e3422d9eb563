/** Words that are no names of constants in a module. */
const reservedWords = new Set(
  [
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false',
    'finally for function if implements import in instanceof interface let new null package private protected public',
    'return static super switch this throw true try typeof undefined var void while with yield',
  ].flatMap((line) => line.split(' ')),
);

/** A JavaScript identifier made of a name and not yet taken, with a number where it must be; it is taken from then on. */
export function freeIdentifier(wanted: string, usedNames: Set<string>): string {
  const identifier = wanted.replace(/[^\p{ID_Continue}$]/gu, '_').replace(/^(?!\p{ID_Start}|[$_])/u, '_');
  const base = reservedWords.has(identifier) ? `${identifier}_` : identifier;
  let name = base;
  for (let number = 2; usedNames.has(name); number++) name = `${base}_${number}`;
  usedNames.add(name);
  return name;
}
