import type { OpenApiDocument, OperationObject } from '../openapi/document.ts';
import type { DocumentedOperation } from '../openapi/operations.ts';
import type { ChangeSite } from './change.ts';
import type { ReportChange } from './collect-changes.ts';
import type { SchemaComparison } from './compare-schemas.ts';
import { nameOperation } from './match-operations.ts';
import { placeOf } from './places.ts';

/** An operation in its document. */
export interface OperationSide {
  readonly document: OpenApiDocument;
  readonly operation: DocumentedOperation;
}

/** An operation in both documents, and where its changes go. */
export interface ComparedOperation {
  readonly old: OperationSide;
  readonly now: OperationSide;
  readonly report: ReportChange;
  readonly schemas: SchemaComparison;
}

/** The site of an operation, or of a part of it. */
export function siteOf({ old, now }: Pick<ComparedOperation, 'old' | 'now'>, part = ''): ChangeSite {
  const [before, after] = [old, now].map(({ operation }) => placeOf({ 'x-doc-source': operation.sources }));
  return { operation: nameOperation(old.operation), part, path: '', before, after };
}

/** The operation as the document has it. */
export function writtenOperation({ document, operation }: OperationSide): Partial<OperationObject> {
  return document.paths[operation.path]?.[operation.method] ?? {};
}
