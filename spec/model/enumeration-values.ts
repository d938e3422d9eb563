import { plainText } from '../page/plain-text.ts';

const phrase =
  /\b(?:possible|supported|allowed|valid|property) (?:[a-zA-Z]+ )?values? ?(?:for \S+ )?(?:is|are|include|includes|:)\s*:?\s*|\bone of:? /i;
const member = /^[A-Za-z_][\w.-]*$/;

/**
 * The values of an enumeration that prose lists: "Possible values are: `a`, `b`."; none where it lists nothing of the kind.
 * Back-ticked words count; without any, what commas part up to the end of the sentence, if each is a single word.
 */
export function valuesInProse(description: string | undefined): readonly string[] {
  const match = phrase.exec(description ?? '');
  if (match === null || description === undefined) return [];
  const list = sentence(description.slice(match.index + match[0].length));
  const ticked = [...list.matchAll(/`+\s*["']?([^`"']*?)["']?\s*`+/g)].map((one) => one[1] ?? '');
  const words = ticked.length > 0 ? ticked.flatMap((one) => one.split(/\s*,\s*/)) : bareWords(list);
  const values = words.filter((word) => member.test(word) && word !== 'null');
  return values.every((value) => value.length > 0) ? [...new Set(values)] : [];
}

/**
 * The values that the description of a property lists whose type is known to be an enumeration: also without saying that
 * they are values, "The importance of a post: `low`, `normal`, `high`."
 */
export function valuesOfNamedType(description: string): readonly string[] {
  const values = valuesInProse(description);
  if (values.length > 0) return values;
  const list = /: *((?:`\w+`(?:, *(?:and |or )?| and | or )?){2,})\.? *(?:$|<br|\. )/.exec(description)?.[1] ?? '';
  return /\b(?:for example|examples?|such as|e\.g\.)/i.test(description)
    ? []
    : [...list.matchAll(/`(\w+)`/g)].map((one) => one[1] ?? '');
}

/** The values of an enumeration with a small first letter, where that is how a sample spells one of them. */
export function respell(values: readonly string[], shown: unknown): readonly string[] | undefined {
  if (typeof shown !== 'string' || values.includes(shown)) return undefined;
  const small = values.map((value) => value.charAt(0).toLowerCase() + value.slice(1));
  return small.includes(shown) ? small : undefined;
}

/** The text up to the first full stop that ends a sentence and does not stand in back-ticks. */
function sentence(text: string): string {
  const end = /\.(?=\s+[A-Z(]|\s*$)/.exec(text.replace(/`[^`]*`/g, (ticked) => '_'.repeat(ticked.length)));
  return end === null ? text : text.slice(0, end.index);
}

function bareWords(list: string): readonly string[] {
  const words = plainText(list)
    .split(/\s*[,;|]\s*(?:and |or )?|\s+(?:and|or)\s+/)
    .map((word) => word.trim().replace(/^["']|["']$/g, ''));
  return words.length > 1 && words.every((word) => member.test(word)) ? words : [];
}
