import type { Report } from '../../../diagnostics/reporter.ts';
import type { TypeRef } from '../../../ir/api-model.ts';
import { plainText } from '../../../markdown/plain-text.ts';
import type { JsonText } from '../../../source/located-json.ts';
import type { Place } from '../../../source/place.ts';

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
  const words =
    ticked.length > 0 ? ticked.flatMap((text) => text.split(',')).map((text) => text.trim()) : bareWords(list);
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

/** The back-ticked words that follow a colon up to the end of a sentence, if there are several. */
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

/** What is between runs of back-ticks, without quotes around it; a run that closes nothing holds an empty text. */
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
function respell(values: readonly string[], sampleValue: unknown): readonly string[] | undefined {
  const index = enumerationIndex(values);
  if (typeof sampleValue !== 'string' || index.values.has(sampleValue)) return undefined;
  return index.decapitalized.has(sampleValue) ? values.map(decapitalize) : undefined;
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
    .flatMap((part) => part.split(/(?<=\s)(?:and|or)(?=\s)/))
    .map((word) => word.trim().replace(/^["']|["']$/g, ''));
  return words.length > 1 && words.every((word) => member.test(word)) ? words : [];
}

type Enumeration = TypeRef & { readonly kind: 'enum' };

/**
 * An enumeration as a sample uses it, and a finding of what is other than the tables say: values that begin with a small
 * letter, or several of them in one text, as of an enumeration of flags (OData CSDL 4.01, section 10.2).
 * @param property the name of the property and where its values are listed
 * @returns undefined where the sample is as the tables say, or shows something else altogether
 */
export function enumerationAsShown(
  type: Enumeration,
  property: { readonly name: string; readonly place: Place | undefined },
  sample: JsonText,
  report: Report,
): Enumeration | undefined {
  const { name, place } = property;
  const related = place === undefined ? [] : [{ page: place.page, span: place.span, label: 'lists the values' }];
  const samplePlace = { page: sample.page, span: sample.span, related };
  const values = respell(type.values, sample.value);
  if (values !== undefined) {
    report('enumeration-case', { property: name, sampleValue: String(sample.value), values }, samplePlace);
    return { ...type, values };
  }
  if (!areFlags(sample.value, type.values)) return undefined;
  report('enumeration-of-flags', { property: name, sampleText: sample.value }, samplePlace);
  return { ...type, flags: true };
}

/** Whether a text is several values of an enumeration with commas between them. */
export function areFlags(text: unknown, values: readonly string[]): text is string {
  if (typeof text !== 'string' || !text.includes(',')) return false;
  const known = enumerationIndex(values).values;
  return text.split(',').every((part) => known.has(part.trim()));
}

/** The values of an enumeration as they are looked for; a sample can show as many values as there are. */
export interface EnumerationIndex {
  readonly values: ReadonlySet<string>;
  /** The values with a small first letter. */
  readonly decapitalized: ReadonlySet<string>;
  /** The first value of each spelling in lower case. */
  readonly byLowerCase: ReadonlyMap<string, string>;
}

const indexes = new WeakMap<readonly string[], EnumerationIndex>();

/** The index of some values, which is made once for each list of them. */
export function enumerationIndex(values: readonly string[]): EnumerationIndex {
  const known = indexes.get(values) ?? {
    values: new Set(values),
    decapitalized: new Set(values.map(decapitalize)),
    byLowerCase: new Map(values.toReversed().map((value) => [value.toLowerCase(), value])),
  };
  indexes.set(values, known);
  return known;
}

/** A text with a small first letter. */
export function decapitalize(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
