import type { Report } from '../diagnostics/report.ts';
import type { Snippet } from '../page/page.ts';
import { byteLength } from './byte-length.ts';
import { cut, type HttpMessage, headerValue } from './http-message.ts';
import { deepestLevel } from './json-depth.ts';
import type { JsonText } from './json-text.ts';
import { beginsBinary, holdsJson, listedMediaType } from './media-type.ts';
import type { PageRoles } from './page-roles.ts';
import type { PlacedSample } from './placed-samples.ts';
import { placesOfAll } from './places-of-all.ts';
import type { Sample } from './samples.ts';

/**
 * Tells what is wrong with the bodies of samples: their JSON, the length and the media type that they state. What goes to
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
  if (flaw?.isTooDeep) report('sample-too-deep', { levels: deepestLevel }, flaw.place);
  else if (flaw !== undefined)
    report(json === undefined ? 'sample-not-json' : 'sample-repaired', { problem: flaw.problem }, flaw.place);
  const place = placesOfAll(halves);
  if (place !== undefined) report('sample-lone-surrogate', {}, place);
  if (json !== undefined) checkRepeats(json, report);
}

/** Tells of each property that an object of a sample gives more than once. */
function checkRepeats(json: JsonText, report: Report): void {
  for (const { name, value, earlier } of json.members ?? []) {
    const related = earlier.map((other) => ({ ...other, label: 'not taken' }));
    if (related.length > 0)
      report('sample-property-repeated', { name: name.text }, { ...name, label: 'taken', related });
    checkRepeats(value, report);
  }
  for (const element of json.elements ?? []) checkRepeats(element, report);
}

/** Tells of a body that nothing calls binary: neither the sample nor, for a request, the table of headers. */
function checkMediaType(sample: Sample, roles: PageRoles, report: Report): void {
  const { body } = sample.message;
  const listed = 'line' in sample ? listedMediaType(roles) : undefined;
  if (body === undefined || (listed !== undefined && !listed.includes('json'))) return;
  report('media-type-not-stated', {}, firstLine(body));
}

function firstLine(body: Snippet): Snippet {
  const end = body.text.search(/\r?\n|$/);
  return cut(body, 0, end);
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
