import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { readOperations } from '../../spec/openapi/operations.ts';
import { createOperationFinder } from '../../spec/openapi/paths.ts';
import { formatSource } from '../../spec/openapi/sources.ts';
import { httpExchange } from '../pact/http-exchange.ts';
import type { ReadInteraction } from '../pact/read-pact.ts';
import { createPropertyLister } from './body-properties.ts';
import { type DocumentedPart, type DocumentedParts, documentedParts } from './documented-parts.ts';
import { notedRefusals, touchedParts } from './touched-parts.ts';

/** A part of an operation with the consumers whose contracts touch it, sorted; none where no test does. */
export interface CoveredPart extends DocumentedPart {
  readonly consumers: readonly string[];
}

/** An operation with the consumers that call it, and what of it they touch. */
export interface OperationCoverage {
  readonly id: string;
  /** In capitals. */
  readonly method: string;
  readonly path: string;
  readonly source: string | undefined;
  readonly consumers: readonly string[];
  readonly scenarios: readonly CoveredPart[];
  readonly refusals: readonly CoveredPart[];
  readonly properties: readonly CoveredPart[];
}

/** How many parts there are, and how many of them some test touches. */
interface CoverageCount {
  readonly covered: number;
  readonly total: number;
}

/** What of a document the contracts of consumers touch. */
export interface Coverage {
  /** In the document's order. Of the readings of one line those that are called or, where none is, the first. */
  readonly operations: readonly OperationCoverage[];
  readonly counts: Readonly<Record<'operations' | 'scenarios' | 'refusals' | 'properties', CoverageCount>>;
  /** The interactions that call no documented operation, `app.json: a note is read`. */
  readonly unknown: readonly string[];
}

/** An interaction of a consumer that calls an operation, with the names of the parts that it touches. */
interface Touch {
  readonly operation: string;
  readonly consumer: string;
  readonly parts: ReadonlySet<string>;
}

/** Finds out what of a document the interactions of contracts touch, whoever wrote them. */
export function coverDocument(document: OpenApiDocument, interactions: readonly ReadInteraction[]): Coverage {
  const findOperation = createOperationFinder(document);
  const listProperties = createPropertyLister(document);
  const documented = new Map(
    readOperations(document).map((operation) => [operation.id, documentedParts(operation, listProperties)]),
  );
  const touches: Touch[] = [];
  const unknown: string[] = [];
  for (const interaction of interactions) {
    const { pact, consumer, description, flaw, unfit } = interaction;
    const exchange = flaw === undefined && unfit === undefined ? httpExchange(interaction) : undefined;
    const called = exchange && findOperation(exchange.method, exchange.path);
    const parts = called && documented.get(called.operation.id);
    if (exchange === undefined || parts === undefined) {
      unknown.push(`${pact}: ${description}`);
      continue;
    }
    const touched = new Set(touchedParts(parts, exchange, interaction));
    touches.push({ operation: parts.operation.id, consumer, parts: touched });
  }
  const contracts = new Map(interactions.map((interaction) => [interaction.pact, interaction]));
  for (const contract of contracts.values()) {
    const refusals = notedRefusals(contract, (id) => documented.get(id)?.operation);
    touches.push(
      ...refusals.map(({ operation, part }) => ({ operation, consumer: contract.consumer, parts: new Set([part]) })),
    );
  }
  const byOperation = Map.groupBy(touches, ({ operation }) => operation);
  const counted = countedReadings([...documented.values()], byOperation);
  const operations = counted.map((each) => coverOperation(each, byOperation.get(each.operation.id) ?? []));
  return { operations, counts: countParts(operations), unknown };
}

/** A service need follow only one reading of a line. */
function countedReadings(
  all: readonly DocumentedParts[],
  called: ReadonlyMap<string, unknown>,
): readonly DocumentedParts[] {
  const byChoice = Map.groupBy(
    all.map(({ operation }) => operation),
    ({ choice }) => choice,
  );
  return all.filter(({ operation }) => {
    if (operation.choice === undefined) return true;
    const readings = byChoice.get(operation.choice) ?? [];
    if (readings.some(({ id }) => called.has(id))) return called.has(operation.id);
    return operation === (readings.find(({ asWritten }) => !asWritten) ?? readings[0]);
  });
}

function coverOperation(
  { operation, scenarios, refusals, properties }: DocumentedParts,
  touches: readonly Touch[],
): OperationCoverage {
  const consumersOf = (touching: readonly Touch[]) => [...new Set(touching.map(({ consumer }) => consumer))].toSorted();
  const cover = (part: DocumentedPart): CoveredPart => ({
    ...part,
    consumers: consumersOf(touches.filter(({ parts }) => parts.has(part.name))),
  });
  const [source] = operation.sources;
  return {
    id: operation.id,
    method: operation.method.toUpperCase(),
    path: operation.path,
    source: source && formatSource(source),
    consumers: consumersOf(touches),
    scenarios: scenarios.map(cover),
    refusals: refusals.map(cover),
    properties: properties.map(cover),
  };
}

function countParts(operations: readonly OperationCoverage[]): Coverage['counts'] {
  const count = (parts: readonly Pick<CoveredPart, 'consumers'>[]) => ({
    covered: parts.filter(({ consumers }) => consumers.length > 0).length,
    total: parts.length,
  });
  return {
    operations: count(operations),
    scenarios: count(operations.flatMap(({ scenarios }) => scenarios)),
    refusals: count(operations.flatMap(({ refusals }) => refusals)),
    properties: count(operations.flatMap(({ properties }) => properties)),
  };
}

/** How much of all that is documented is touched, in percent with one decimal, rounded down; all of nothing. */
export function coveredPercent({ counts }: Pick<Coverage, 'counts'>): number {
  const all = Object.values(counts);
  const [covered, total] = [sum(all.map((count) => count.covered)), sum(all.map((count) => count.total))];
  return total === 0 ? 100 : Math.floor((covered * 1000) / total) / 10;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
