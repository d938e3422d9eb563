import type { Report } from '../diagnostics/report.ts';
import type { ApiModel, BodyModel, OperationModel } from './api-model.ts';
import { pathForm } from './path-form.ts';

interface Declared {
  readonly page: string;
  readonly operation: OperationModel;
}

/**
 * Tells of each operation of a document that is declared more than once, and so merged into one: a finding for each page
 * that declares it again, at its request line.
 */
export function reportMergedOperations(pages: readonly ApiModel[], report: Report): void {
  const declared = pages.flatMap(({ page, operations }) => operations.map((operation) => ({ page, operation })));
  const same = Map.groupBy(declared, ({ operation }) => `${operation.method} ${pathForm(operation.path)}`);
  for (const [first, ...others] of same.values()) {
    if (first === undefined || others.length === 0) continue;
    for (const [again, ...more] of Map.groupBy(others, (one) => one.page).values()) {
      if (again !== undefined) reportAgain(first, again, more, report);
    }
  }
}

function reportAgain(first: Declared, again: Declared, more: readonly Declared[], report: Report): void {
  const { place, method, path } = again.operation;
  const facts = {
    operation: `${method.toUpperCase()} ${path}`,
    isSamePage: first.page === again.page,
    alternatives: [again, ...more].flatMap((one) => differingBodies(first.operation, one.operation)),
  };
  const related = [
    { ...first.operation.place, label: 'declared here first' },
    ...more.map((one) => ({ ...one.operation.place, label: 'likewise' })),
  ];
  report('operation-merged', { ...facts, alternatives: [...new Set(facts.alternatives)] }, { ...place, related });
}

/** The bodies that both operations have, and each of another type. */
function differingBodies(first: OperationModel, other: OperationModel): readonly string[] {
  const [one, two] = [first.exchange, other.exchange];
  if (one === two) return [];
  const request = differ(one.requestBody, two.requestBody) ? ['request body'] : [];
  const answers = one.responses.flatMap(({ status, body }) => {
    const same = two.responses.find((response) => response.status === status);
    return differ(body, same?.body) ? [`body of ${status}`] : [];
  });
  return [...request, ...answers];
}

function differ(one: BodyModel | undefined, other: BodyModel | undefined): boolean {
  if (one?.type === undefined || other?.type === undefined || one.mediaType !== other.mediaType) return false;
  return JSON.stringify(one.type) !== JSON.stringify(other.type);
}
