import type { OpenApiDocument, OperationObject } from '../../spec/openapi/document.ts';
import { readOperations } from '../../spec/openapi/operations.ts';
import { flattenSchema } from '../../spec/openapi/schema.ts';

/** What a line of a page says about an operation, as a person reads it or as a document has it. */
export interface Facts {
  /** The place and the document of the operation: `page.md:12 v1.0 GET /notes/{}`, without the names of placeholders. */
  readonly operation: string;
  /** Query and header parameters, the required ones with `!`. */
  readonly parameters: readonly string[];
  /** The properties that its request must have. */
  readonly required: readonly string[];
  readonly statuses: readonly string[];
  readonly scopes: readonly string[];
}

/** How many facts of a kind a document has, how many of them are right, how many a person reads, and which differ. */
export interface Score {
  readonly right: number;
  readonly found: number;
  readonly listed: number;
  readonly misses: readonly string[];
}

export const factKinds = ['operations', 'parameters', 'required', 'statuses', 'scopes'] as const;

/** The facts of `family-facts.txt` by their families. */
export function readFacts(text: string): ReadonlyMap<string, readonly Facts[]> {
  const rows = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const facts = rows.map((row) => {
    const [family = '', page, line, document, operation = '', ...sets] = row.split(' | ');
    const [parameters = [], required = [], statuses = [], scopes = []] = sets.map((set) =>
      set === '-' ? [] : set.split(' '),
    );
    const key = `${page}:${line} ${document} ${withoutNames(operation)}`;
    return { family, facts: { operation: key, parameters, required, statuses, scopes } };
  });
  return new Map(
    [...Map.groupBy(facts, ({ family }) => family)].map(([name, own]) => [name, own.map((one) => one.facts)]),
  );
}

/** What a document says about its operations: once for each line that declares one. */
export function factsOf(name: string, document: OpenApiDocument): readonly Facts[] {
  return readOperations(document).flatMap(({ method, path, parameters, requestBody, responses, sources }) => {
    const schema = requestBody?.contents[0]?.schema;
    const operation = document.paths[path]?.[method] as OperationObject;
    const facts = {
      parameters: parameters.filter((one) => one.in !== 'path').map((one) => `${one.name}${one.required ? '!' : ''}`),
      required: schema === undefined ? [] : [...flattenSchema(document, schema).required],
      statuses: responses.map((response) => response.key),
      scopes: [...new Set((operation['x-doc-permissions'] ?? []).flatMap((row) => row.scopes))],
    };
    return sources.flatMap((source) =>
      'page' in source
        ? [
            {
              operation: `${source.page}:${source.line} ${name} ${method.toUpperCase()} ${withoutNames(path)}`,
              ...facts,
            },
          ]
        : [],
    );
  });
}

/** Compares facts about the pages that a person read, kind by kind. What a row lists no scopes for is not compared. */
export function scoreFacts(
  expected: readonly Facts[],
  found: readonly Facts[],
): Readonly<Record<(typeof factKinds)[number], Score>> {
  const pages = new Set(expected.map(({ operation }) => pageOf(operation)));
  const own = found.filter(({ operation }) => pages.has(pageOf(operation)));
  const scoped = new Set(expected.filter(({ scopes }) => scopes.length > 0).map(({ operation }) => operation));
  const score = (select: (facts: Facts) => readonly string[]) => compare(expected.flatMap(select), own.flatMap(select));
  const each = (kind: Exclude<(typeof factKinds)[number], 'operations'>) =>
    score((facts) => facts[kind].map((value) => `${facts.operation} ${kind}: ${value}`));
  return {
    operations: score((facts) => [facts.operation]),
    parameters: each('parameters'),
    required: each('required'),
    statuses: each('statuses'),
    scopes: score((facts) =>
      scoped.has(facts.operation) ? facts.scopes.map((scope) => `${facts.operation} scope: ${scope}`) : [],
    ),
  };
}

function compare(listed: readonly string[], found: readonly string[]): Score {
  const missing = listed.filter((one) => !found.includes(one)).map((one) => `- ${one}`);
  const wrong = found.filter((one) => !listed.includes(one)).map((one) => `+ ${one}`);
  return {
    right: found.length - wrong.length,
    found: found.length,
    listed: listed.length,
    misses: [...missing, ...wrong],
  };
}

function pageOf(operation: string): string {
  return operation.slice(0, operation.indexOf(':'));
}

function withoutNames(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}');
}
