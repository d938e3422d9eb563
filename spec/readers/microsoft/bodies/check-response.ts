import { opening } from '../../../source/located-json.ts';
import type { Place } from '../../../source/place.ts';
import type { Snippet } from '../../../source/snippet.ts';
import { inOneSentence } from '../page/one-sentence.ts';
import { readRows } from '../page/property-table.ts';
import { annotationText } from '../page/sections.ts';
import type { SampleResponse } from '../samples/samples.ts';
import { isControl } from '../types/infer-types.ts';
import type { PageContext } from '../types/page-context.ts';
import type { ResponseType } from './response-type.ts';
import { linkedTypes, type StatedType, typeLinks } from './stated-type.ts';

/** What a page says about the response that a group of paths gives. */
interface ReadResponse {
  /** The text about it; none where the text may be about other paths of the page. */
  readonly texts: readonly Snippet[];
  readonly samples: readonly SampleResponse[];
  readonly statuses: readonly number[];
  readonly stated: StatedType;
  /** What was taken; undefined for a response without a body. */
  readonly body: ResponseType | undefined;
  /** The line that declares it. */
  readonly place: Place;
}

/** Reports where text and samples contradict each other on the body of a response, and where the page says nothing about it. */
export function checkResponse(context: PageContext, response: ReadResponse): void {
  checkType(context, response);
  checkShape(context, response);
  checkSilence(context, response);
  checkAccepted(context, response);
}

/** The annotation of a sample takes precedence over the text, unless the text names a type above or below its own. */
function checkType(context: PageContext, { texts, samples, stated }: ReadResponse): void {
  const block = samples[0]?.block;
  const annotated = block && (annotationText(block, '@odata.type') ?? annotationText(block, '@type'));
  const linked = linkedTypes(context, texts);
  const [first] = linked;
  if (block?.annotation === undefined || annotated === undefined || stated.type?.kind !== 'named' || !first) return;
  const { name } = stated.type;
  const { catalogue } = context;
  if (linked.some((type) => catalogue.isBelow(name, type.name) || catalogue.isBelow(type.name, name))) return;
  const related = [{ ...first.link.text, label: `links to \`${first.name}\`` }];
  const { comment } = block.annotation;
  const place = { page: comment.page, span: { start: comment.span.start, end: comment.span.start + 4 } };
  context.report('response-type-contradiction', { linkedType: first.name, annotatedType: name }, { ...place, related });
}

const returns = /\breturns?\b/;
const tellsMany = inOneSentence(returns, /\b(?:collection|list|array) of\b/);
const tellsOne = inOneSentence(returns, /\ban? (?:new |updated )?\[[^\][]*\]\([^()]*\) (?:object|resource|entity)\b/);

/** Whether a response is one thing or a collection is as its sample shows it. */
function checkShape({ report }: PageContext, { texts, samples, stated, body }: ReadResponse): void {
  const [sample] = samples.flatMap((response) => response.json ?? []);
  if (sample === undefined || body === undefined || stated.type?.kind !== 'named') return;
  const isMany =
    body.ref.kind === 'object' &&
    body.ref.shape.properties.some(({ name, type }) => name === 'value' && type.kind === 'collection');
  const collection = texts.find((text) => tellsMany(text.text));
  const single = collection === undefined ? texts.find((text) => tellsOne(text.text)) : undefined;
  const contradiction = isMany ? single : collection;
  if (contradiction === undefined) return;
  const related = [{ ...contradiction, label: isMany ? 'says a single thing' : 'says a collection' }];
  report('response-shape-contradiction', { inSample: isMany ? 'many' : 'one' }, { ...opening(sample), related });
}

/** Reports a response of which nothing names the type, or nothing says whether it has a body. */
function checkSilence(context: PageContext, response: ReadResponse): void {
  const { report, roles } = context;
  const { texts, samples, stated, body, place } = response;
  if (stated.type !== undefined) return;
  const [sample] = samples.flatMap((response) => response.json ?? []);
  const at = sample === undefined ? (texts[0] ?? roles.response[0]?.heading ?? place) : opening(sample);
  if (body === undefined && isSilent(context, response)) report('response-body-not-stated', {}, at);
  if (body === undefined) return;
  if (stated.name === undefined) report('body-type-not-stated', { side: 'response' }, at);
  // A link to a missing page has a finding of its own, and a table of the request describes the same type.
  else if (typeLinks(context, texts).length === 0 && readRows(roles.body, 'property').length === 0) {
    const known = (sample?.members ?? []).map((member) => member.name.text).filter((name) => !isControl(name));
    report('type-not-documented', { type: stated.name, known }, at);
  }
}

const denies = inOneSentence(/\b(?:not|no|nothing|empty)\b/, /\b(?:body|anything|content)\b/);

/** Whether a response could have a body, and the section about it neither shows nor denies one. */
function isSilent({ roles }: PageContext, { texts, samples, statuses }: ReadResponse): boolean {
  const canHave = statuses.some((status) => status === 200 || status === 201);
  const denied = texts.some((text) => denies(text.text));
  return (
    canHave && roles.response.length > 0 && !denied && samples.every((response) => response.message.body === undefined)
  );
}

/** What 202 promises comes later: a type that only text names is not in this response. */
function checkAccepted({ report }: PageContext, { texts, samples, statuses, stated }: ReadResponse): void {
  const [text] = texts;
  const isShown = samples.some((response) => response.json !== undefined);
  if (!statuses.includes(202) || stated.type?.kind !== 'named' || text === undefined || isShown) return;
  report('accepted-without-body', { type: stated.type.name }, text);
}
