import type { OpenApiDocument, PageSource } from '../openapi/document.ts';
import { readOperations } from '../openapi/operations.ts';
import { readServers } from '../openapi/servers.ts';
import type { Change } from './change.ts';
import { collectChanges, type ReportChange } from './collect-changes.ts';
import { compareOperation } from './compare-operation.ts';
import { createSchemaComparison } from './compare-schemas.ts';
import { matchOperations, nameOperation } from './match-operations.ts';
import { placeOf } from './places.ts';

/**
 * The changes from one document to another, by their places in the new one. Each is reported once, at what holds it, with
 * all operations that use the changed part. Same documents, same changes.
 */
export function compareDocuments(old: OpenApiDocument, now: OpenApiDocument): readonly Change[] {
  const { report, changes } = collectChanges();
  const schemas = createSchemaComparison(report);
  const isInBoth = [old, now].every(({ paths }) => Object.keys(paths).length > 0);
  if (isInBoth) compareWhole(old, now, report);
  const { pairs, removed, added } = matchOperations(readOperations(old), readOperations(now));
  for (const operation of removed) {
    const name = nameOperation(operation);
    const before = placeOf({ 'x-doc-source': operation.sources });
    report(
      'operation-removed',
      { operation: name, part: '', path: '', before, after: documentPlace(now), absentIn: 'new' },
      { name },
    );
  }
  for (const operation of added) {
    const name = nameOperation(operation);
    const after = placeOf({ 'x-doc-source': operation.sources });
    report(
      'operation-added',
      { operation: name, part: '', path: '', before: documentPlace(old), after, absentIn: 'old' },
      { name },
    );
  }
  for (const pair of pairs) {
    compareOperation({ old: { document: old, ...pair.old }, now: { document: now, ...pair.now }, report, schemas });
  }
  schemas.end();
  return changes();
}

/** What documents say of the API as a whole; one without an operation stands for an API that is not there. */
function compareWhole(old: OpenApiDocument, now: OpenApiDocument, report: ReportChange): void {
  const site = { operation: '', part: '', path: '', holder: { name: 'the API', path: '' } };
  const places = {
    before: placeOf(...(old.servers ?? []), old.info),
    after: placeOf(...(now.servers ?? []), now.info),
  };
  const [before, after] = [serversOf(old), serversOf(now)];
  for (const name of before) if (!after.includes(name)) report('server-removed', { ...site, ...places }, { name });
  for (const name of after) if (!before.includes(name)) report('server-added', { ...site, ...places }, { name });
  if (old.info.title === now.info.title && old.info.description === now.info.description) return;
  report('description-changed', { ...site, before: documentPlace(old), after: documentPlace(now) });
}

/** The place of a document as a whole: the beginning of the file that its operations are in. */
function documentPlace(document: OpenApiDocument): PageSource | undefined {
  const [first] = readOperations(document);
  const place = first && placeOf({ 'x-doc-source': first.sources });
  return placeOf(document.info) ?? (place && { ...place, line: 1 });
}

/** Where the API is served: each origin with each base path. */
function serversOf(document: OpenApiDocument): readonly string[] {
  const { origins, prefixes } = readServers(document);
  const names = (origins.length === 0 ? [''] : origins).flatMap((origin) =>
    (prefixes.length === 0 ? [''] : prefixes).map((prefix) => `${origin}${prefix}`),
  );
  return names.filter((name) => name !== '').map((name) => `\`${name}\``);
}
