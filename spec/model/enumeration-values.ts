import { plainText } from '../page/plain-text.ts';
import { decapitalize, enumerationIndex } from './enumeration-index.ts';

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
  const ticked = tickedTexts(list);
  const words = ticked.length > 0 ? ticked.flatMap((one) => one.split(',')).map((one) => one.trim()) : bareWords(list);
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
  return /\b(?:for example|examples?|such as|e\.g\.)/i.test(description) ? [] : listBehindColon(description);
}

/** The back-ticked words that stand behind a colon up to the end of a sentence, if there are several. */
function listBehindColon(text: string): readonly string[] {
  const item = /`(\w+)`(?:, *(?:and |or )?| and | or )?/y;
  const end = /\.? *(?:$|<br|\. )/y;
  for (const { 0: colon, index } of text.matchAll(/: */g)) {
    const values: string[] = [];
    item.lastIndex = index + colon.length;
    end.lastIndex = item.lastIndex;
    for (let match = item.exec(text); match !== null; match = item.exec(text)) {
      values.push(match[1] ?? '');
      end.lastIndex = item.lastIndex;
    }
    if (values.length > 1 && end.test(text)) return values;
  }
  return [];
}

/** What stands between runs of back-ticks, without quotes around it; a run that closes nothing holds an empty text. */
function tickedTexts(text: string): readonly string[] {
  const [, ...pieces] = text.split(/(`+)/);
  const found: string[] = [];
  for (let at = 0; at < pieces.length; at += 2) {
    const [run = '', between = '', closing] = pieces.slice(at, at + 3);
    const content = closing === undefined ? undefined : /^["']?([^"']*)["']?$/.exec(between.trim())?.[1];
    if (content !== undefined) {
      found.push(content.trim());
      // The run that closes opens nothing.
      at += 2;
    } else if (run.length > 1) found.push('');
  }
  return found;
}

/** The values of an enumeration with a small first letter, where that is how a sample spells one of them. */
export function respell(values: readonly string[], shown: unknown): readonly string[] | undefined {
  const index = enumerationIndex(values);
  if (typeof shown !== 'string' || index.values.has(shown)) return undefined;
  return index.decapitalized.has(shown) ? values.map(decapitalize) : undefined;
}

/** The text up to the first full stop that ends a sentence and does not stand in back-ticks. */
function sentence(text: string): string {
  const end = /\.(?=\s+[A-Z(]|\s*$)/.exec(text.replace(/`[^`]*`/g, (ticked) => '_'.repeat(ticked.length)));
  return end === null ? text : text.slice(0, end.index);
}

function bareWords(list: string): readonly string[] {
  const [first = '', ...others] = plainText(list).split(/[,;|]/);
  const parts = [first, ...others.map((part) => part.trimStart().replace(/^(?:and|or) /, ''))];
  const words = parts
    .flatMap((part) => part.split(/\s+(?:and|or)\s+/))
    .map((word) => word.trim().replace(/^["']|["']$/g, ''));
  return words.length > 1 && words.every((word) => member.test(word)) ? words : [];
}
