import type { RequestBodyObject } from '../openapi/document.ts';
import { resolveReference } from '../openapi/references.ts';
import { compareContents } from './compare-contents.ts';
import { type ComparedOperation, type OperationSide, siteOf, writtenOperation } from './compared-operation.ts';
import { placeOf } from './places.ts';

/** Compares the request body of an operation. */
export function compareRequestBody(compared: ComparedOperation): void {
  const { old, now, report } = compared;
  const [before, after] = [old.operation.requestBody, now.operation.requestBody];
  const whole = siteOf(compared);
  const site = {
    ...whole,
    part: 'request',
    before: placeOf(writtenBody(old)) ?? whole.before,
    after: placeOf(writtenBody(now)) ?? whole.after,
  };
  if (before === undefined && after === undefined) return;
  if (after === undefined) {
    report('request-body-removed', { ...site, absentIn: 'new' });
    return;
  }
  if (before === undefined) {
    report(after.required ? 'required-request-body-added' : 'request-body-added', { ...site, absentIn: 'old' });
    return;
  }
  if (before.required !== after.required) {
    report(after.required ? 'request-body-required' : 'request-body-optional', site);
  }
  if (writtenBody(old)?.description !== writtenBody(now)?.description) report('description-changed', site);
  compareContents(compared, { direction: 'request', site, old: before.contents, now: after.contents });
}

function writtenBody(side: OperationSide): RequestBodyObject | undefined {
  const body = writtenOperation(side).requestBody;
  return body && resolveReference<RequestBodyObject>(side.document, body);
}
