import { createRandom } from '../../../mocks/behaviors/random.ts';
import type { DocumentedOperation } from '../../../spec/openapi/operations.ts';

/** How many operations get the requests of every rule. */
export interface Coverage {
  /** All of them, however many there are. */
  readonly all?: boolean;
  /** Chooses which of many: the same for the same seed. */
  readonly seed?: number;
}

/** Up to so many operations, all get the requests of every rule. */
const few = 40;

/** Of more, at least so many do, and at least one of each shape. */
const least = 24;

/** The operations of which every rule makes requests: all, or where they are many a sample that has each shape. */
export function chooseOperations(
  operations: readonly DocumentedOperation[],
  { all = false, seed = 1 }: Coverage,
): ReadonlySet<DocumentedOperation> {
  if (all || operations.length <= few) return new Set(operations);
  const random = createRandom(seed);
  const shuffled = operations
    .map((operation) => ({ operation, order: random() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ operation }) => operation);
  const shapes = [...Map.groupBy(shuffled, shapeOf).values()];
  const chosen = new Set(shapes.flatMap(([first]) => first ?? []));
  for (const operation of shuffled) if (chosen.size < least) chosen.add(operation);
  return chosen;
}

/** What operations have in common that the same requests tell apart: method, body, parameters and credentials. */
export function shapeOf({ method, requestBody, parameters, security, responses }: DocumentedOperation): string {
  const contents = requestBody?.contents.map(({ mediaType }) => mediaType) ?? [];
  const styles = parameters.map(({ in: place, style, required, schema }) =>
    [place, style, required ?? false, schema.type].join(' '),
  );
  const schemes = security.map((all) => all.map(({ in: place, scheme }) => `${place} ${scheme}`));
  const answers = responses.map(({ contents }) => contents.map(({ mediaType }) => mediaType));
  const sets = [contents, styles, answers.flat()].map((values) => [...new Set(values)].toSorted());
  return JSON.stringify([method, requestBody?.required ?? false, sets, schemes]);
}
