import type { Change } from '../../spec/diff/change.ts';
import { nameOperation } from '../../spec/diff/match-operations.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { findResponse } from '../../spec/openapi/operations.ts';
import { createOperationFinder } from '../../spec/openapi/paths.ts';
import type { OutputFile } from '../../spec/source/output-file.ts';
import { httpExchange } from '../pact/http-exchange.ts';
import { readPact } from '../pact/read-pact.ts';
import { isWithin } from './problem.ts';

/**
 * The consumers' tests that read what an example shows otherwise now, by the fingerprints of the changes: nothing that is
 * promised breaks, and a mock answers with the new value.
 * @throws VerificationError if a text is not a Pact contract with interactions
 */
export function findReaders(
  old: OpenApiDocument,
  changes: readonly Change[],
  pacts: readonly OutputFile[],
): ReadonlyMap<string, readonly string[]> {
  const examples = changes.filter(({ code }) => code === 'response-example-changed');
  const reads = examples.length === 0 ? [] : pacts.flatMap((pact) => readsIn(old, pact));
  const found = examples.map(({ fingerprint, uses }) => {
    const readers = reads.filter((read) =>
      uses.some(({ operation, part, path }) => {
        const isSame = read.operation === operation && read.part === part;
        return isSame && (read.paths === 'all' || read.paths.some((own) => isWithin(own, path)));
      }),
    );
    return [fingerprint, [...new Set(readers.map(({ test }) => test))].toSorted()] as const;
  });
  return new Map(found);
}

/** What a test reads of a response. */
interface TestRead {
  readonly test: string;
  readonly operation: string;
  readonly part: string;
  readonly paths: readonly string[] | 'all';
}

function readsIn(old: OpenApiDocument, pact: OutputFile): readonly TestRead[] {
  const findOperation = createOperationFinder(old);
  return readPact(pact).flatMap((interaction) => {
    const exchange = interaction.flaw === undefined ? httpExchange(interaction) : undefined;
    const operation = exchange && findOperation(exchange.method, exchange.path)?.operation;
    if (exchange === undefined || operation === undefined) return [];
    const part = `response ${findResponse(operation, exchange.status)?.key ?? exchange.status}`;
    const about = { operation: nameOperation(operation), part };
    return Object.entries(interaction.notes?.tests ?? {}).map(([test, paths]) => ({ ...about, test, paths }));
  });
}
