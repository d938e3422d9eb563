import type { DocumentedOperation } from '../../spec/openapi/operations.ts';
import type { MockOperation, Scenario } from '../engine/mock-api.ts';
import { knownOptions, listName, viewItem, viewList } from '../engine/parameters/query-options.ts';

/** How the query of an operation that reads narrows what it responds; nothing where it documents no such option. */
export function describeView(
  { method, path, parameters }: DocumentedOperation,
  scenarios: readonly Scenario[],
): Pick<MockOperation, 'view' | 'options'> {
  const sample = scenarios.find(({ status }) => status >= 200 && status < 300)?.body;
  const isList = !path.endsWith('}') && (Array.isArray(sample) || listName(sample) !== undefined);
  const documented = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  const options = knownOptions[isList ? 'list' : 'item'].filter((name) => documented.includes(name));
  return method !== 'get' || options.length === 0 ? {} : { view: isList ? viewList : viewItem, options };
}
