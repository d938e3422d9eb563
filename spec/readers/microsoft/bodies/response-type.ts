import { type JsonText, memberOf } from '../../../source/located-json.ts';
import type { Place } from '../../../source/place.ts';
import type { Addressed } from '../operations/path-groups.ts';
import type { SampleResponse } from '../samples/samples.ts';
import { isControl, typeOfSamples } from '../types/infer-types.ts';
import type { PageContext } from '../types/page-context.ts';
import { collectionBody, valueBody } from './collection-type.ts';
import { extendType } from './extended-type.ts';
import type { RequestType } from './request-type.ts';
import { sampledType } from './sampled-type.ts';
import type { StatedType, TypedBody } from './stated-type.ts';

/** The type of a response's body, with the part of each sample that it describes. */
export interface ResponseType extends TypedBody {
  /** The samples' bodies without a wrapping that the service does not send. */
  readonly bodies: ReadonlyMap<SampleResponse, JsonText>;
}

/** What a page has about the successful responses of some of its paths. */
interface DocumentedResponses {
  readonly samples: readonly SampleResponse[];
  /** How many things the paths address, where they tell. */
  readonly addressed: Addressed | undefined;
  readonly place: Place;
}

/** Builds the type of a response's JSON body from all samples of it; undefined where nothing says that there is one. */
export function readResponseType(
  context: PageContext,
  stated: StatedType,
  { samples, addressed, place }: DocumentedResponses,
  request: RequestType | undefined,
): ResponseType | undefined {
  const bodies = new Map(
    samples.flatMap((sample) =>
      sample.json === undefined ? [] : [[sample, unwrapped(context, stated, sample.json)] as const],
    ),
  );
  const [first] = bodies.values();
  const many = isCollection(context, stated, first);
  // The samples show another path of the page, which addresses more or fewer things.
  if (stated.type?.kind === 'named' && addressed !== undefined && many !== (addressed === 'many')) {
    context.report('response-shape-from-path', { addressed }, { page: place.page, span: place.span });
    const other = { ...stated, isCollection: !many };
    return { ...typeOfBodies(context, other, new Map(), request), bodies: new Map() };
  }
  if (bodies.size === 0 && stated.type === undefined) return undefined;
  if (many) dropOthers(context, bodies);
  return { ...typeOfBodies(context, stated, bodies, request), bodies };
}

/** Leaves out the samples that show no collection where the response is one. */
function dropOthers({ report, used }: PageContext, bodies: Map<SampleResponse, JsonText>): void {
  for (const [response, json] of bodies) {
    if (memberOf(json, 'value') !== undefined) continue;
    report('sample-not-collection', {}, response.message.startLine);
    used.add(response.message);
    bodies.delete(response);
  }
}

function typeOfBodies(
  context: PageContext,
  stated: StatedType,
  bodies: ResponseType['bodies'],
  request: RequestType | undefined,
): TypedBody {
  const samples = [...bodies.values()];
  const [json] = samples;
  if (isCollection(context, stated, json)) return collectionBody(context, stated, samples);
  const { type } = stated;
  if (type !== undefined && type.kind !== 'named') return { ref: valueBody(type, json, context.page), types: [] };
  if (type !== undefined) return { ref: extendType(context, type, samples, stated.expanded), types: [] };
  if (json?.members === undefined) return { ref: typeOfSamples(samples), types: [] };
  return sampledType(context, stated, bodies, request);
}

/** The generator of some pages wraps a single object in `value`, which the service does not. */
function unwrapped(context: PageContext, stated: StatedType, json: JsonText): JsonText {
  const value = memberOf(json, 'value');
  const others = json.members?.filter((member) => !isControl(member.name.text)).length ?? 0;
  if (value === undefined || others > 1 || value.value.members === undefined) return json;
  const type = stated.type?.kind === 'named' ? stated.type.name : stated.type === undefined ? stated.name : undefined;
  if (type === undefined || ownsValue(context, type, value.value)) return json;
  context.report('response-wrapped', { type }, value.name);
  return value.value;
}

/** Whether a type has a property `value` of its own, and the sample's is that one. */
function ownsValue({ catalogue }: PageContext, type: string, value: JsonText): boolean {
  const known = (catalogue.propertiesOf(type) ?? []).map((property) => property.name);
  if (!known.includes('value')) return false;
  const inner = (value.elements?.[0] ?? value).members?.map((member) => member.name.text) ?? [];
  return !inner.some((name) => name !== 'value' && (known.includes(name) || name === '@odata.type'));
}

function isCollection(context: PageContext, stated: StatedType, json: JsonText | undefined): boolean {
  const value = memberOf(json, 'value')?.value;
  if (json === undefined) return stated.isCollection;
  // An object in `value` is not a list of entries, whatever the page calls it.
  if (value?.elements === undefined) return stated.isCollection && value !== undefined && value.members === undefined;
  if (stated.type?.kind !== 'named') return stated.isCollection || stated.type !== undefined || isEnvelope(json);
  return !ownsValue(context, stated.type.name, value);
}

/** An object that has nothing but `value` and control properties. */
function isEnvelope(json: JsonText): boolean {
  return json.members?.every((member) => member.name.text === 'value' || isControl(member.name.text)) ?? false;
}
