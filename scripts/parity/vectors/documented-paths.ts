import type { OpenApiDocument } from '../../../spec/openapi/document.ts';
import { readOperations } from '../../../spec/openapi/operations.ts';
import { createOperationFinder, pathPattern } from '../../../spec/openapi/paths.ts';
import { readServers } from '../../../spec/openapi/servers.ts';
import { pathShape } from '../../../spec/standards/paths.ts';

/** The paths and methods of a document. */
export interface DocumentedPaths {
  readonly prefixes: readonly string[];
  /** The methods, in capitals, of a template and of those that fit the same paths. */
  readonly methods: (template: string) => readonly string[];
  readonly find: ReturnType<typeof createOperationFinder>;
  /** Whether a path, with or without the prefix of a server, is one of the document's. */
  readonly has: (path: string) => boolean;
}

const known = new WeakMap<OpenApiDocument, DocumentedPaths>();

/** The paths of a document, made once: documents of thousands of operations have tens of thousands of vectors. */
export function documentedPaths(document: OpenApiDocument): DocumentedPaths {
  const paths = known.get(document) ?? readPaths(document);
  known.set(document, paths);
  return paths;
}

function readPaths(document: OpenApiDocument): DocumentedPaths {
  const operations = readOperations(document);
  const patterns = [...new Set(operations.map(({ path }) => path))].map(pathPattern);
  const byShape = Map.groupBy(operations, ({ path }) => pathShape(path));
  const { prefixes } = readServers(document);
  return {
    prefixes,
    methods: (template) => (byShape.get(pathShape(template)) ?? []).map(({ method }) => method.toUpperCase()),
    find: createOperationFinder(document),
    has: (path) => {
      const bases = ['', ...prefixes].filter((base) => path.startsWith(`${base}/`));
      return bases.some((base) => patterns.some((pattern) => pattern.test(path.slice(base.length))));
    },
  };
}
