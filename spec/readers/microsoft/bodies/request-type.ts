import type { Report } from '../../../diagnostics/reporter.ts';
import type { NamedType, ObjectShape, Property, TypeRef } from '../../../ir/api-model.ts';
import { statedAt } from '../../../ir/evidence.ts';
import { type JsonText, opening } from '../../../source/located-json.ts';
import type { Snippet } from '../../../source/snippet.ts';
import type { Method } from '../../../standards/method.ts';
import { inOneSentence } from '../page/one-sentence.ts';
import { type PropertyRow, readRows, reportTwice } from '../page/property-table.ts';
import { prose } from '../page/sections.ts';
import type { SamplePair } from '../samples/samples.ts';
import { isControl, shapeOfSamples } from '../types/infer-types.ts';
import type { PageContext } from '../types/page-context.ts';
import { reportUnlisted } from '../types/reconcile.ts';
import {
  isReadOnly,
  type RequestEvidence,
  readEvidence,
  reportAbsent,
  reportCapitals,
  reportClaims,
  reportMissing,
  reportOptional,
} from './request-evidence.ts';
import { rowProperty } from './request-property.ts';
import { isAboutParameters, type StatedType, statedRequestType } from './stated-type.ts';

/** The type of a request body; a request schema has a name of its own, since it lacks what only the service sets. */
export interface RequestType {
  readonly ref: TypeRef;
  readonly shape: ObjectShape;
  readonly types: readonly NamedType[];
  /** The full name of the entity that the body is, where anything states it. */
  readonly entity: string | undefined;
  readonly rows: readonly PropertyRow[];
  /** What the service sets: in the response, not in the request. */
  readonly readOnly: ReadonlySet<string>;
}

const verbs: Readonly<Partial<Record<Method, string>>> = { post: 'create', put: 'replace', patch: 'update' };

/** What a page has about the requests of one method on some of its paths. */
export interface DocumentedRequests {
  readonly method: Method;
  readonly samples: readonly SamplePair[];
  /** The page's first text about request bodies. */
  readonly about: Snippet | undefined;
  /** The place for findings about a body that the page does not mention. */
  readonly place: Snippet;
}

/**
 * Builds the type of a request body from the page's table, its sample and the page about the entity.
 * @param answered the type of the response, which is the request's too where the page says that one is created or updated;
 * `isOfOthers` where the page's text is about other paths
 * @returns undefined for an operation that takes no JSON body
 */
export function readRequestType(
  context: PageContext,
  requests: DocumentedRequests,
  answered: { readonly type: StatedType; readonly isOfOthers: boolean },
): RequestType | undefined {
  const { method, samples } = requests;
  const place = requests.about ?? requests.place;
  const texts = context.roles.body.flatMap(prose).map((prose) => prose.text);
  const rows = readRows(context.roles.body, 'property');
  if (verbs[method] === undefined || !takesJson(samples, rows, texts)) return undefined;
  reportDenied(samples, rows, texts, context);
  reportTwice(rows, context.report);
  const request = firstBody(samples);
  const meant = answered.isOfOthers ? answered.type : entityOf(context, requests, texts, answered.type);
  const stated = ifShown(meant, context, rows, request);
  if (stated !== meant) reportNotShown(context, meant, texts, place);
  const evidence = readEvidence(context, requests, { texts, rows }, stated);
  reportAbsent(evidence, texts, context.report);
  reportMissing(evidence, texts, context.report);
  reportOptional(evidence, texts, context.report);
  reportClaims(method, texts, evidence);
  if (stated === meant && rows.length === 0) reportUntyped(stated, request, context.report);
  reportCapitals(rows, context.report);
  const shape = requestShape(evidence, stated);
  const entity = stated.type?.kind === 'named' ? stated.type.name : stated.name;
  const readOnly = new Set(rows.filter((row) => isReadOnly(row, evidence)).map((row) => row.name.text));
  if (entity === undefined) return { ref: { kind: 'object', shape }, shape, types: [], entity, rows, readOnly };
  const name = `${entity}-${verbs[method]}`;
  const type = { name, base: undefined, shape, description: undefined, place: statedAt(place) };
  return { ref: { kind: 'named', name }, shape, types: [type], entity, rows, readOnly };
}

/** The first JSON body that samples of requests have. */
function firstBody(samples: readonly SamplePair[]): JsonText | undefined {
  return samples.find((pair) => pair.request.json !== undefined)?.request.json;
}

/** Whether there is a JSON body: a sample shows one, else a table lists its properties, else the prose asks for one. */
function takesJson(samples: readonly SamplePair[], rows: readonly PropertyRow[], texts: readonly Snippet[]): boolean {
  const body = firstBody(samples);
  if ((body?.members?.length ?? 0) > 0) return true;
  const denied = texts.some(deniesBody);
  if (rows.length === 0 && denied) return false;
  const asked = texts.some((text) => asking.test(text.text) && !notAsking.test(text.text));
  const notJson = body === undefined && samples[0]?.request.message.body !== undefined;
  return body?.members !== undefined || asked || (rows.length > 0 && !notJson);
}

const deniesSending = inOneSentence(
  /\b(?:not|don't|doesn't) (?:supply|provide|include|specify|send|require|need|take|accept|have)\b/,
  /\brequest body\b/,
);

function deniesBody({ text }: Snippet): boolean {
  return deniesSending(text) || /\bno (?:request )?body\b|\brequest body (?:is not|must be empty)\b/i.test(text);
}

/** Reports a text that denies the body which table or sample have. */
function reportDenied(
  samples: readonly SamplePair[],
  rows: readonly PropertyRow[],
  texts: readonly Snippet[],
  { report }: PageContext,
): void {
  const denial = texts.find(deniesBody);
  if (denial === undefined) return;
  const sampleLine = samples.find((sample) => (sample.request.json?.members?.length ?? 0) > 0)?.request.message
    .startLine;
  const related = [
    ...(sampleLine === undefined ? [] : [{ ...sampleLine, label: 'has a body' }]),
    ...rows.slice(0, 1).map((row) => ({ ...row.name, label: 'lists properties' })),
  ];
  report('request-body-contradiction', {}, { ...denial, related });
}

/** Reports an entity that the text names, and of which neither table nor sample has a property. */
function reportNotShown({ report }: PageContext, meant: StatedType, texts: readonly Snippet[], place: Snippet): void {
  if (meant.type?.kind !== 'named') return;
  report('entity-not-shown', { type: meant.type.name }, texts[0] ?? place);
}

/** Reports a body of which nothing but its sample tells the type. */
function reportUntyped({ name, type }: StatedType, request: JsonText | undefined, report: Report): void {
  if (name !== undefined || type !== undefined || request === undefined) return;
  report('body-type-not-stated', { side: 'request' }, opening(request));
}

const asking = /\b(?:supply|provide)\b/i;
const notAsking = /\b(?:do not|don't) (?:supply|provide)\b|\bURL\b/i;

/** The stated entity, where table or sample show a property of it; a body that has it in a parameter shows none. */
function ifShown(
  stated: StatedType,
  { catalogue }: PageContext,
  rows: readonly PropertyRow[],
  request: JsonText | undefined,
): StatedType {
  if (stated.type?.kind !== 'named') return stated;
  const { name: type } = stated.type;
  const isKnown = (catalogue.propertiesOf(type)?.length ?? 0) > 0;
  const members = (request?.members ?? []).map((member) => member.name.text).filter((name) => !isControl(name));
  const names = [...rows.map((row) => row.name.text), ...members];
  const isEntity = !isKnown || names.length === 0 || names.some((name) => catalogue.hasSpelling(type, name));
  return isEntity ? stated : { ...stated, type: undefined };
}

function entityOf(
  context: PageContext,
  { method, samples }: DocumentedRequests,
  texts: readonly Snippet[],
  answered: StatedType,
): StatedType {
  const request = firstBody(samples);
  const stated = statedRequestType(context, texts, request);
  if (stated.type !== undefined || isAboutParameters(texts) || answered.isCollection) return stated;
  const changes = method !== 'post' || texts.some((text) => /\brepresentation\b/i.test(text.text));
  if (!changes || answered.type?.kind !== 'named') return stated;
  return { ...answered, name: stated.name ?? answered.name };
}

/** Control properties as the sample has them, then the table's rows, then what else the sample or the entity's page has. */
function requestShape(evidence: RequestEvidence, stated: StatedType): ObjectShape {
  const { catalogue } = evidence.context;
  const entity = stated.type?.kind === 'named' ? stated.type.name : undefined;
  const known = entity === undefined ? undefined : catalogue.propertiesOf(entity);
  const authorities = new Map((known ?? []).toReversed().map((property) => [property.name, property]));
  const rows = evidence.rows
    .filter((row) => !isReadOnly(row, evidence))
    .map((row) => rowProperty(row, authorities.get(row.name.text), evidence));
  const readOnlyNames = new Set(evidence.rows.filter((row) => isReadOnly(row, evidence)).map((row) => row.name.text));
  const sampled = shapeOfSamples(evidence.requests).properties;
  const documented = new Map((known ?? []).map((property) => [property.name, property]));
  const rest = (known ?? []).filter((property) => !readOnlyNames.has(property.name));
  const others = sampled
    .filter((property) => !isControl(property.name))
    .map((property) => documented.get(property.name) ?? property);
  const listed = new Set([...evidence.rows.map((row) => row.name.text), ...documented.keys()]);
  if (listed.size > 0) {
    reportUnlisted(
      sampled.filter((property) => !listed.has(property.name)),
      'the table',
      evidence.context.report,
    );
  }
  const properties = uniqueByName([
    ...sampled.filter((property) => isControl(property.name)),
    ...rows,
    ...others,
    ...rest,
  ]);
  const sameType = stated.name === undefined || entity?.toLowerCase() === stated.name.toLowerCase();
  return {
    properties: properties.map((property) => ({
      ...property,
      required: evidence.required.has(property.name) ? 'stated' : false,
    })),
    open: known === undefined || !sameType || catalogue.isOpen(entity ?? ''),
  };
}

function uniqueByName(properties: readonly Property[]): readonly Property[] {
  const byName = new Map(properties.toReversed().map((property) => [property.name, property]));
  return [...new Set(properties.map((property) => property.name))].flatMap((name) => byName.get(name) ?? []);
}
