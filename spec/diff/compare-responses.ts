import type { DocumentedResponse, NamedHeader } from '../openapi/operations.ts';
import type { ChangeSite } from './change.ts';
import { compareContents } from './compare-contents.ts';
import { type ComparedOperation, siteOf } from './compared-operation.ts';
import { placeOf } from './places.ts';

/** Compares the responses of an operation by their statuses, as the documents write them. */
export function compareResponses(compared: ComparedOperation): void {
  const { old, now, report } = compared;
  const [before, after] = [old.operation.responses, now.operation.responses];
  const whole = siteOf(compared);
  for (const response of before) {
    const { key, status } = response;
    const same = after.find((other) => other.key === key);
    if (same !== undefined) {
      compareResponse(compared, response, same);
      continue;
    }
    const place = placeOfResponse(response) ?? whole.before;
    const site = { ...whole, part: `response ${key}`, before: place, absentIn: 'new' } as const;
    const code = status < 400 ? 'success-status-removed' : 'error-status-removed';
    report(code, site, { name: key });
  }
  for (const response of after) {
    if (before.some(({ key }) => key === response.key)) continue;
    const place = placeOfResponse(response) ?? whole.after;
    const site = { ...whole, part: `response ${response.key}`, after: place, absentIn: 'old' } as const;
    report('status-added', site, { name: response.key });
  }
}

function compareResponse(compared: ComparedOperation, before: DocumentedResponse, after: DocumentedResponse): void {
  const { report } = compared;
  const whole = siteOf(compared);
  const site: ChangeSite = {
    ...whole,
    part: `response ${before.key}`,
    before: placeOfResponse(before) ?? whole.before,
    after: placeOfResponse(after) ?? whole.after,
  };
  if (before.description !== after.description) report('description-changed', site);
  compareHeaders(compared, site, { old: before.headers, now: after.headers });
  const [was, is] = [before.contents.length > 0, after.contents.length > 0];
  if (was !== is) report(is ? 'response-body-added' : 'response-body-removed', site);
  else compareContents(compared, { direction: 'response', site, old: before.contents, now: after.contents });
}

interface ComparedHeaders {
  readonly old: readonly NamedHeader[];
  readonly now: readonly NamedHeader[];
}

function compareHeaders(compared: ComparedOperation, site: ChangeSite, headers: ComparedHeaders): void {
  const { old, now, report, schemas } = compared;
  const find = (list: readonly NamedHeader[], { name }: NamedHeader) =>
    list.find((other) => other.name.toLowerCase() === name.toLowerCase());
  for (const header of headers.old) {
    const { name, required, schema } = header;
    const same = find(headers.now, header);
    if (same === undefined) {
      report('response-header-removed', { ...site, path: name, object: '' }, { name });
      continue;
    }
    if (required !== same.required) {
      const code = same.required ? 'response-header-required' : 'response-header-optional';
      report(code, { ...site, path: name, object: '' }, { name });
    }
    const sides = { old: { document: old.document, schema }, now: { document: now.document, schema: same.schema } };
    schemas.add({ ...sides, direction: 'response', site: { ...site, part: `header ${name} of ${site.part}` } });
  }
  for (const header of headers.now) {
    if (find(headers.old, header) !== undefined) continue;
    const { name, required } = header;
    const code = required ? 'required-response-header-added' : 'response-header-added';
    report(code, { ...site, path: name, object: '' }, { name });
  }
}

function placeOfResponse({ sources }: DocumentedResponse) {
  return placeOf({ 'x-doc-source': sources });
}
