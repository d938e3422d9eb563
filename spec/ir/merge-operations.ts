import type { Report } from '../diagnostics/reporter.ts';
import { FreeNames } from '../source/free-names.ts';
import type { ApiModel, OperationModel, ParameterModel } from './api-model.ts';
import type {
  DocumentedExchange,
  DocumentedOperation,
  DocumentedRequestBody,
  DocumentedResponse,
  PathModel,
} from './document-model.ts';
import { type BodyContext, differInType, mergeContents } from './merge-bodies.ts';
import { pathForm } from './path-form.ts';
import { mergeHeaders } from './shown-headers.ts';

/** What merging operations needs: how each page's exchange is documented, and where findings go. */
export interface OperationContext extends BodyContext {
  readonly exchangeOf: (operation: OperationModel) => DocumentedExchange;
  readonly report: Report;
}

/** A page's declaration of an operation. */
interface Declaration {
  readonly page: ApiModel;
  readonly operation: OperationModel;
  readonly exchange: DocumentedExchange;
}

/**
 * The operations of pages by path; paths that differ in the names of parameters only are one (OpenAPI 3.1, 4.8.8). What
 * several lines declare is one operation, with a finding for each page that declares it again, at its request line.
 */
export function mergePaths(pages: readonly ApiModel[], context: OperationContext): readonly PathModel[] {
  const declarations = pages.flatMap((page) =>
    page.operations.map((operation) => ({ page, operation, exchange: context.exchangeOf(operation) })),
  );
  const ids = new FreeNames('_');
  const forms = Map.groupBy(declarations, ({ operation }) => pathForm(operation.path));
  const paths = [...forms.values()].map((group) => {
    const path = group[0]?.operation.path ?? '/';
    const operations = [...Map.groupBy(group, ({ operation }) => operation.method).values()].flatMap((same) => {
      const merged = mergeDeclarations(same, path, context);
      return merged === undefined ? [] : [{ ...merged, id: ids.take(merged.id) }];
    });
    return { path, operations };
  });
  return paths.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * One operation that several pages document, such as the creation of each derived type: with the examples and places of
 * all, and bodies of any of their types. What only one operation can have, like a summary, is the first page's.
 */
function mergeDeclarations(
  declarations: readonly Declaration[],
  path: string,
  context: OperationContext,
): DocumentedOperation | undefined {
  const [first, ...others] = declarations;
  if (first === undefined) return undefined;
  const { page, operation } = first;
  reportAgain(first, others, context.report);
  return {
    id: operation.id,
    method: operation.method,
    summary: operation.title ?? page.title,
    description: operation.title === undefined ? page.description : operation.description,
    tags: [...new Set(declarations.map((declaration) => declaration.page.title))],
    asWritten: declarations.every((declaration) => declaration.operation.asWritten),
    permissions: page.permissions,
    needsToken: page.bearer !== undefined,
    parameters: mergeParameters(first, others, path),
    exchange: mergeExchanges(first, others, context),
    places: declarations.map((declaration) => declaration.operation.place),
    // What another line declares explicitly leaves no choice.
    choice: declarations.every((declaration) => declaration.operation.choice !== undefined)
      ? operation.choice
      : undefined,
  };
}

function reportAgain(first: Declaration, others: readonly Declaration[], report: Report): void {
  for (const [again, ...more] of Map.groupBy(others, ({ page }) => page.page).values()) {
    if (again === undefined) continue;
    const { place, method, path } = again.operation;
    const bodies = [again, ...more].flatMap(({ exchange }) => differingBodies(first.exchange, exchange));
    const facts = {
      operation: `${method.toUpperCase()} ${path}`,
      isSamePage: first.page.page === again.page.page,
      alternatives: [...new Set(bodies)],
    };
    const related = [
      { ...first.operation.place, label: 'declared here first' },
      ...more.map(({ operation }) => ({ ...operation.place, label: 'likewise' })),
    ];
    report('operation-merged', facts, { ...place, related });
  }
}

/** The bodies that both exchanges have, and each of another type. */
function differingBodies(first: DocumentedExchange, other: DocumentedExchange): readonly string[] {
  if (first === other) return [];
  const request = differ(first.requestBody, other.requestBody) ? ['request body'] : [];
  const responses = first.responses.flatMap((response) => {
    const same = other.responses.find(({ status }) => status === response.status);
    return differ(response, same) ? [`body of ${response.status}`] : [];
  });
  return [...request, ...responses];
}

type Body = Pick<DocumentedResponse, 'contents'> | undefined;

function differ(body: Body, other: Body): boolean {
  return (body?.contents ?? []).some((content) =>
    other?.contents.some((same) => same.mediaType === content.mediaType && differInType(content.type, same.type)),
  );
}

/** Path parameters are those of the first page, by the names that the merged path has; required is what all require. */
function mergeParameters(
  { operation }: Declaration,
  others: readonly Declaration[],
  path: string,
): readonly ParameterModel[] {
  const own = renameParameters(operation, path);
  const keyOf = (parameter: ParameterModel) => `${parameter.in} ${parameter.name}`;
  const keys = new Set(own.map(keyOf));
  const further = others
    .flatMap((declaration) => declaration.operation.parameters)
    .filter((parameter) => parameter.in !== 'path' && !keys.has(keyOf(parameter)) && keys.add(keyOf(parameter)));
  const isEverywhere = (parameter: ParameterModel) =>
    others.every(({ operation }) => operation.parameters.some((same) => keyOf(same) === keyOf(parameter)));
  return [
    ...own.map((parameter) => (parameter.in === 'path' || isEverywhere(parameter) ? parameter : optional(parameter))),
    ...further.map(optional),
  ];
}

/** A request need not have what one of the declarations does not know. */
function optional(parameter: ParameterModel): ParameterModel {
  return parameter.required ? { ...parameter, required: false } : parameter;
}

/** The parameters of an operation by the names that a path of the same form gives them. */
function renameParameters(operation: OperationModel, path: string): readonly ParameterModel[] {
  if (operation.path === path) return operation.parameters;
  const wanted = namesIn(path);
  const names = new Map(namesIn(operation.path).map((name, at) => [name, wanted[at]]));
  return operation.parameters.map((parameter) => {
    const name = parameter.in === 'path' ? names.get(parameter.name) : undefined;
    return name === undefined ? parameter : { ...parameter, name };
  });
}

function namesIn(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
}

function mergeExchanges(
  first: Declaration,
  others: readonly Declaration[],
  context: OperationContext,
): DocumentedExchange {
  if (others.length === 0) return first.exchange;
  const exchanges = [first, ...others].map((declaration) => declaration.exchange);
  const bodies = exchanges.flatMap((exchange) => exchange.requestBody ?? []);
  const byStatus = Map.groupBy(
    exchanges.flatMap((exchange) => exchange.responses),
    (response) => response.status,
  );
  return {
    requestBody: mergeSame<DocumentedRequestBody>(bodies, context),
    responses: [...byStatus.values()].flatMap((same) => {
      const response = mergeSame<DocumentedResponse>(same, context);
      return response === undefined ? [] : [{ ...response, headers: mergeHeaders(same.flatMap((one) => one.headers)) }];
    }),
  };
}

/** Bodies for one thing: the first, with the contents and places of all. */
function mergeSame<Body extends DocumentedRequestBody | DocumentedResponse>(
  bodies: readonly Body[],
  context: BodyContext,
): Body | undefined {
  const [first, ...others] = bodies;
  if (first === undefined || others.length === 0) return first;
  const contents = mergeContents(
    bodies.flatMap((body) => body.contents),
    context,
  );
  return { ...first, contents, places: bodies.flatMap((body) => body.places) };
}
