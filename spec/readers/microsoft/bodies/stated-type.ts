import type { NamedType, Property, TypeRef } from '../../../ir/api-model.ts';
import { type Link, linksIn } from '../../../markdown/links.ts';
import { cut } from '../../../source/http-message.ts';
import { type JsonText, memberOf, opening } from '../../../source/located-json.ts';
import type { Snippet } from '../../../source/snippet.ts';
import { annotationText } from '../page/sections.ts';
import type { SampleResponse } from '../samples/samples.ts';
import type { PageContext } from '../types/page-context.ts';
import { namespaceOf } from '../types/resource-page.ts';
import { readTypeText } from '../types/type-cell.ts';

/** The type of a body as far as anything states it. */
export interface StatedType {
  /** A named type, an enumeration or a primitive; undefined where only samples can tell. */
  readonly type: TypeRef | undefined;
  /** The full name that is stated, whether or not a page describes it. */
  readonly name: string | undefined;
  readonly isCollection: boolean;
  /** Relationships that a response of a named type has in addition to its properties, since the request expands them. */
  readonly expanded?: readonly Property[];
}

/** The type of a response: as the annotation states it, else as the prose links to it, else as the sample names it. */
export function statedResponseType(
  context: PageContext,
  responseText: readonly Snippet[],
  response: SampleResponse | undefined,
): StatedType {
  const annotated =
    response && (annotationText(response.block, '@odata.type') ?? annotationText(response.block, '@type'));
  const marked = ['true', true].includes(response?.block.annotation?.value?.isCollection as string | boolean);
  const linked = linkedType(context, responseText);
  const inProse = responseText.some((snippet) =>
    /\bcollection\b|\b(?:list|array) of\b|\bobjects\b/i.test(snippet.text),
  );
  const entry = entryOf(annotated ?? '');
  const isCollection = marked || entry !== undefined || (annotated === undefined && inProse);
  const name = (entry ?? annotated)?.replace(/^#/, '');
  if (name !== undefined && !/^none$/i.test(name)) {
    const primitive = readTypeText(name);
    if (primitive.kind === 'primitive') return { type: primitive, name: undefined, isCollection };
    const short = name.split('.').at(-1)?.toLowerCase();
    const same = linked?.kind === 'named' && linked.name.toLowerCase().endsWith(`.${short}`) ? linked : undefined;
    return { type: same ?? context.catalogue.typeByName(context.page, name), name, isCollection };
  }
  const sampled = sampledName(response?.json);
  const type =
    linked ??
    byName(context, sampled) ??
    boldType(context, responseText) ??
    typeInProse(context, responseText, response?.json);
  return { type, name: sampled, isCollection };
}

/** The `x` of `Collection(x)`. */
function entryOf(type: string): string | undefined {
  const beginning = /^collection\s*\(/i.exec(type)?.[0];
  return beginning === undefined || !type.endsWith(')') ? undefined : type.slice(beginning.length, -1).trim();
}

/** The type of a request's entity: as the prose links to it or names it, else as the sample names it. */
export function statedRequestType(
  context: PageContext,
  body: readonly Snippet[],
  sample: JsonText | undefined,
): StatedType {
  const about = body.filter((snippet) => /\b(representation|object|resource|properties|fields?)\b/i.test(snippet.text));
  const linked = isAboutParameters(body) ? undefined : linkedType(context, about);
  const word = about.map(
    (snippet) => /representation (?:of|for) (?:the |an? )?[`*]*(\w+)[`*]* (?:object|resource)/i.exec(snippet.text)?.[1],
  );
  const named = word.find((group) => group !== undefined);
  const sampled = sampledName(sample);
  const type =
    linked ??
    byName(context, sampled) ??
    (named === undefined ? undefined : byName(context, `${namespaceOf(context.page)}.${named}`));
  return { type: type?.kind === 'named' ? type : undefined, name: sampled, isCollection: false };
}

/** Whether the body holds the parameters of an action and not an entity. */
export function isAboutParameters(body: readonly Snippet[]): boolean {
  return (
    body.some((snippet) => /\bparameters?\b/i.test(snippet.text)) &&
    !body.some((snippet) => /representation (of|for) (the |an? )?\[/i.test(snippet.text))
  );
}

function byName(context: PageContext, name: string | undefined): TypeRef | undefined {
  return name === undefined ? undefined : context.catalogue.typeByName(context.page, name);
}

/** The type that the first link to a page about a type leads to; undefined where that page is not among the inputs. */
function linkedType(context: PageContext, texts: readonly Snippet[]): TypeRef | undefined {
  for (const link of typeLinks(context, texts)) {
    const type = typeOfLink(context, link);
    if (type !== undefined || /(^|\/)resources\//.test(link.target.text)) return type;
  }
  return undefined;
}

/** The named types that texts link to, in order, each with its link. */
export function linkedTypes(context: PageContext, texts: readonly Snippet[]): readonly LinkedType[] {
  return typeLinks(context, texts).flatMap((link) => {
    const type = typeOfLink(context, link);
    return type?.kind === 'named' ? [{ name: type.name, link }] : [];
  });
}

/** A named type with the link that leads to its page. */
export interface LinkedType {
  readonly name: string;
  readonly link: Link;
}

/** The links of texts that may lead to pages about types. */
export function typeLinks({ page }: PageContext, texts: readonly Snippet[]): readonly Link[] {
  return texts.flatMap((text) => linksIn(text, page)).filter((link) => !/(^|\/)api\/|^\w+:|^#/.test(link.target.text));
}

function typeOfLink({ library, catalogue }: PageContext, link: Link): TypeRef | undefined {
  const resource = library.linked(link);
  return resource && catalogue.typeOfPage(resource);
}

/** The type that a text names in bold without a link to its page, where a page of that name describes it. */
function boldType(context: PageContext, texts: readonly Snippet[]): TypeRef | undefined {
  const names = texts.map(({ text }) => /\*\*(\w+)\*\* (?:collection|entity|objects?|resources?)\b/.exec(text)?.[1]);
  const name = names.find((found) => found !== undefined);
  return name === undefined ? undefined : byName(context, `${namespaceOf(context.page)}.${name}`);
}

const primitiveName = /\b(?:an?|the) \**`?(String|Boolean|Int32|Int64|Double|Stream)\b/;

/** The primitive type that a text names; bytes are none where the sample shows JSON with parts. */
function typeInProse(
  { report }: PageContext,
  texts: readonly Snippet[],
  json: JsonText | undefined,
): TypeRef | undefined {
  const [stated] = texts.flatMap((text) => {
    const match = primitiveName.exec(text.text);
    const [whole = '', type = ''] = match ?? [];
    return match === null ? [] : [{ type, place: cut(text, match.index, match.index + whole.length) }];
  });
  if (stated === undefined) return undefined;
  // Some pages write a single value, of whatever type, as an object with `value`.
  const shown = json?.members?.length === 1 ? (memberOf(json, 'value')?.value ?? json) : json;
  if (stated.type !== 'Stream' || shown === undefined || isSingleValue(shown)) return readTypeText(stated.type);
  report('stream-shown-as-json', {}, { ...opening(shown), related: [{ ...stated.place, label: 'says a stream' }] });
  return undefined;
}

function isSingleValue({ members, elements }: JsonText): boolean {
  return members === undefined && elements === undefined;
}

/** The name that a sample gives its type; of a collection, the first entry's. */
function sampledName(json: JsonText | undefined): string | undefined {
  const value = memberOf(json, 'value')?.value;
  const candidates = [json, value, value?.elements?.[0]];
  const stated = candidates
    .map((candidate) => memberOf(candidate, '@odata.type')?.value.value)
    .find((name) => typeof name === 'string');
  return typeof stated === 'string' && stated !== '' ? stated.replace(/^#/, '') : undefined;
}

/** The type of a body with the named types that it brings along. */
export interface TypedBody {
  readonly ref: TypeRef;
  readonly types: readonly NamedType[];
}
