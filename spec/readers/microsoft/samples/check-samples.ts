import { placesOfAll, type Report } from '../../../diagnostics/reporter.ts';
import { byteLength, firstLine, type HttpMessage, headerValue } from '../../../source/http-message.ts';
import { deepestSample } from '../../../source/json-depth.ts';
import type { JsonMember, JsonText } from '../../../source/located-json.ts';
import { longestRepair } from '../../../source/repair-json.ts';
import { isJson } from '../../../standards/media-type.ts';
import type { PageRoles } from '../page/sections.ts';
import { isControl } from '../types/infer-types.ts';
import type { PageContext } from '../types/page-context.ts';
import type { PlacedSample } from './match-samples.ts';
import { beginsBinary, holdsJson, listedMediaType } from './media-type.ts';
import type { Sample } from './samples.ts';

/**
 * Reports what is wrong with the bodies of samples: their JSON, the length and the media type that they state. What goes to
 * another host, and what that answers, is no business of the page's API.
 */
export function checkSampleBodies(
  all: readonly Sample[],
  placed: readonly PlacedSample[],
  roles: PageRoles,
  report: Report,
): void {
  const others = samplesOfOthers(placed);
  for (const sample of all) if (!others.has(sample)) checkBody(sample, roles, report);
}

function samplesOfOthers(placed: readonly PlacedSample[]): ReadonlySet<Sample | undefined> {
  const others = placed.filter(({ use }) => use.kind === 'none' && use.why === 'other-host');
  return new Set(others.flatMap(({ request, response }) => [request, response]));
}

function checkBody(sample: Sample, roles: PageRoles, report: Report): void {
  const { message } = sample;
  checkJson(sample, report);
  if (holdsJson(message)) checkLength(message, report);
  else if (beginsBinary(message)) checkMediaType(sample, roles, report);
}

function checkJson({ json, flaw, halves }: Sample, report: Report): void {
  if (flaw?.isTooDeep) report('sample-too-deep', { levels: deepestSample }, flaw.place);
  else if (flaw !== undefined && json !== undefined) report('sample-repaired', { problem: flaw.problem }, flaw.place);
  else if (flaw !== undefined) {
    const limit = flaw.isTooLong ? longestRepair : undefined;
    report('sample-not-json', { problem: flaw.problem, limit }, flaw.place);
  }
  const place = placesOfAll(halves);
  if (place !== undefined) report('sample-lone-surrogate', {}, place);
  if (json !== undefined) checkRepeats(json, report);
}

/** Reports each property that an object of a sample gives more than once. */
function checkRepeats(json: JsonText, report: Report): void {
  for (const { name, value, earlier } of json.members ?? []) {
    const related = earlier.map((other) => ({ ...other, label: 'not taken' }));
    if (related.length > 0)
      report('sample-property-repeated', { name: name.text }, { ...name, label: 'taken', related });
    checkRepeats(value, report);
  }
  for (const element of json.elements ?? []) checkRepeats(element, report);
}

/** Reports a body that nothing calls binary: neither the sample nor, for a request, the table of headers. */
function checkMediaType(sample: Sample, roles: PageRoles, report: Report): void {
  const { body } = sample.message;
  const listed = 'line' in sample ? listedMediaType(roles) : undefined;
  if (body === undefined || (listed !== undefined && !isJson(listed))) return;
  report('media-type-not-stated', {}, firstLine(body));
}

function checkLength(message: HttpMessage, report: Report): void {
  const stated = headerValue(message, 'content-length');
  if (stated === undefined || message.body === undefined) return;
  const text = message.body.text.replaceAll('\r\n', '\n');
  const lf = byteLength(text);
  const crlf = lf + text.split('\n').length - 1;
  if (![lf, crlf].includes(Number(stated.text)))
    report('content-length-wrong', { stated: stated.text, lf, crlf }, stated);
}

/**
 * Reports each sample with a JSON body that has become no example of any operation. For a request that is used for
 * nothing, the finding about its URL says so already.
 */
export function reportUnusedSamples(
  all: readonly Sample[],
  placed: readonly PlacedSample[],
  { used, report }: PageContext,
): void {
  const reported = new Set<Sample>(placed.flatMap(({ request, use }) => (use.kind === 'none' ? [request] : [])));
  for (const sample of all) {
    const { json, message } = sample;
    if (json !== undefined && !used.has(message) && !reported.has(sample))
      report('sample-unused', {}, message.startLine);
  }
}

/** Reports which properties may be null because samples show null for them: one finding for all of a page. */
export function reportNulls(samples: readonly Sample[], { used, report }: PageContext): void {
  const examples = samples.flatMap(({ json, message }) => (json !== undefined && used.has(message) ? [json] : []));
  const members = Map.groupBy(examples.flatMap(nullMembers), (member) => member.name.text);
  const where = placesOfAll([...members.values()].flatMap(([member]) => member?.name ?? []));
  if (where !== undefined) report('null-in-sample', { names: [...members.keys()] }, where);
}

function nullMembers(json: JsonText): readonly JsonMember[] {
  const own = (json.members ?? []).filter((member) => member.value.value === null && !isControl(member.name.text));
  const inner = [...(json.members ?? []).map((member) => member.value), ...(json.elements ?? [])];
  return [...own, ...inner.flatMap(nullMembers)];
}
