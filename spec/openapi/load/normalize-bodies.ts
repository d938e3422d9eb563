import { isObject, placeWithin } from '../json-form.ts';
import { bodyForm } from '../media-types/body-form.ts';
import { followReferences } from '../references.ts';
import type { ReportProblem } from './problem.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** What the parts of a document are normalised with. */
export interface Normalizing {
  readonly document: Fields;
  readonly report: ReportProblem;
}

/** The object that a part of a document is or refers to; without members where there is none. */
export function resolvePart({ document }: Normalizing, part: unknown): Fields {
  const resolved = isObject(part) ? followReferences(document, part) : undefined;
  return isObject(resolved) ? resolved : {};
}

/** The members of an object, each with its pointer; none of what is not an object. */
export function membersOf(value: unknown, pointer: string): readonly (readonly [string, unknown, string])[] {
  return Object.entries(isObject(value) ? value : {}).map(([name, member]) => [
    name,
    member,
    placeWithin(pointer, name),
  ]);
}

/** Whether a part is a reference to one of the components of a kind. */
function isNamed(part: unknown, kind: string): boolean {
  const reference = isObject(part) && typeof part.$ref === 'string' ? part.$ref.split('/') : [];
  return reference.length === 4 && reference.join('/').startsWith(`#/components/${kind}/`);
}

/** A request body without references outside of its schemas and examples. */
export function normalizeRequestBody(tools: Normalizing, part: unknown, pointer: string): Fields {
  const body = resolvePart(tools, part);
  const place = placeWithin(pointer, 'content');
  for (const [mediaType, media, inside] of membersOf(body.content, place)) {
    if (isUnread(tools, mediaType, media)) tools.report('warning', inside, `is not checked: no ${mediaType} is read`);
  }
  return { ...body, content: normalizeContent(tools, body.content, place) };
}

/** Whether bodies of a content have a structure by its schema that nothing reads: XML, and texts that are objects or lists. */
function isUnread(tools: Normalizing, mediaType: string, media: unknown): boolean {
  const form = bodyForm(mediaType);
  if (form !== 'unread' && form !== 'text') return false;
  const { type, properties, items, allOf, oneOf, anyOf } = resolvePart(tools, resolvePart(tools, media).schema);
  if (form === 'text') return [type].flat().some((name) => name === 'object' || name === 'array');
  return [properties, items, allOf, oneOf, anyOf].some((keyword) => keyword !== undefined);
}

/** A response; one that refers to a response of the components stays a reference. */
export function normalizeResponse(tools: Normalizing, part: unknown, pointer: string): unknown {
  if (isNamed(part, 'responses')) return part;
  const response = resolvePart(tools, part);
  return {
    ...response,
    ...('headers' in response && {
      headers: normalizeHeaders(tools, response.headers, placeWithin(pointer, 'headers')),
    }),
    ...('content' in response && {
      content: normalizeContent(tools, response.content, placeWithin(pointer, 'content')),
    }),
  };
}

function normalizeHeaders(tools: Normalizing, headers: unknown, pointer: string): Fields {
  const kept = membersOf(headers, pointer).flatMap(([name, part, place]) => {
    const header = resolvePart(tools, part);
    const problem =
      name.toLowerCase() === 'content-type'
        ? 'the media types of the content say it'
        : isObject(header.schema)
          ? undefined
          : 'a header without a schema is not supported';
    if (problem !== undefined) tools.report('warning', place, `is not used: ${problem}`);
    return problem === undefined ? [[name, withExample(tools, header, place)]] : [];
  });
  return Object.fromEntries(kept);
}

function normalizeContent(tools: Normalizing, content: unknown, pointer: string): Fields {
  return Object.fromEntries(
    membersOf(content, pointer).map(([type, media, place]) => [type, normalizeMedia(tools, media, place)]),
  );
}

/** `example` becomes the first of `examples`, under this name. */
export function normalizeMedia(tools: Normalizing, media: unknown, pointer: string): unknown {
  if (!isObject(media)) return media;
  const { example, examples, ...others } = media;
  if (example !== undefined) return { ...others, examples: { example: { value: example } } };
  const usable = normalizeExamples(tools, examples, placeWithin(pointer, 'examples'));
  return examples === undefined || Object.keys(usable).length === 0 ? others : { ...others, examples: usable };
}

/** Named examples without those whose value is elsewhere. */
export function normalizeExamples(tools: Normalizing, examples: unknown, pointer: string): Fields {
  const kept = membersOf(examples, pointer).filter(([, example, place]) => {
    const isUsable = 'value' in resolvePart(tools, example);
    if (!isUsable) tools.report('warning', place, 'is not used: its value is not in the document');
    return isUsable;
  });
  return Object.fromEntries(
    kept.map(([name, example]) => [name, isNamed(example, 'examples') ? example : resolvePart(tools, example)]),
  );
}

/** A parameter or header whose `example` is the first of its `examples`, where it has no other. */
export function withExample(tools: Normalizing, part: Fields, pointer: string): Fields {
  const { examples, ...others } = part;
  if (examples === undefined) return part;
  const [first] = Object.values(normalizeExamples(tools, examples, placeWithin(pointer, 'examples')));
  return { ...(first !== undefined && { example: resolvePart(tools, first).value }), ...others };
}
