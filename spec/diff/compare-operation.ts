import type { OperationObject } from '../openapi/document.ts';
import { pathShape } from '../standards/paths.ts';
import { compareParameters } from './compare-parameters.ts';
import { compareRequestBody } from './compare-request-body.ts';
import { compareResponses } from './compare-responses.ts';
import { compareSecurity } from './compare-security.ts';
import { type ComparedOperation, siteOf, writtenOperation } from './compared-operation.ts';
import { nameOperation } from './match-operations.ts';
import { signatureOf } from './places.ts';

/** Compares an operation with what it is in the new document. */
export function compareOperation(compared: ComparedOperation): void {
  compareAddress(compared);
  compareTexts(compared);
  compareSecurity(compared);
  compareParameters(compared);
  compareRequestBody(compared);
  compareResponses(compared);
}

function compareAddress(compared: ComparedOperation): void {
  const { old, now, report } = compared;
  const [before, after] = [old.operation, now.operation];
  if (before.method !== after.method || pathShape(before.path) !== pathShape(after.path)) {
    report('operation-moved', siteOf(compared), { name: nameOperation(before), new: nameOperation(after) });
  }
  if (before.id !== after.id) {
    report('operation-id-changed', siteOf(compared), { old: `\`${before.id}\``, new: `\`${after.id}\`` });
  }
}

function compareTexts(compared: ComparedOperation): void {
  const { old, now, report } = compared;
  const [before, after] = [writtenOperation(old), writtenOperation(now)];
  const texts = ({ summary, description, tags }: Partial<OperationObject>) => signatureOf([summary, description, tags]);
  if (texts(before) !== texts(after)) report('description-changed', siteOf(compared));
  const [was, is] = [before.deprecated === true, after.deprecated === true];
  if (was !== is) report(is ? 'deprecation-added' : 'deprecation-removed', siteOf(compared));
}
