import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { type Content, type DocumentedOperation, readOperations } from '../../spec/openapi/operations.ts';
import { isJudged } from './body-shapes.ts';
import { parameterContent } from './build-parameters.ts';
import { freeIdentifier } from './free-identifier.ts';
import { equality, formatImports } from './validation-imports.ts';

/** Which bodies: those that clients send, or those that the service answers with. */
export type Direction = 'request' | 'response';

/** The schema of a JSON body or of a parameter, under a name that is a JavaScript identifier. */
interface NamedSchema {
  readonly name: string;
  readonly schema: JsonSchema;
  /** The ids of the operations that have it. */
  readonly operations: readonly string[];
}

/** The schemas of an API's JSON bodies and, of requests, parameters, each once: operations that share a schema share its name. */
export interface BodySchemas {
  /** In the order of the document. */
  readonly all: readonly NamedSchema[];
  readonly find: (content: Content) => NamedSchema | undefined;
}

/** What generated validators import. */
const importedNames = [equality, ...Object.values(formatImports)];

/** Names that Ajv gives to functions and constants of its code. */
const constantOfAjv = /^(?:validate|schema|formats|func|pattern|root|wrapper|default)\d+$/;

/** Collects and names the schemas of all JSON bodies of one direction; requests have parameters too. */
export function collectBodySchemas(document: OpenApiDocument, direction: Direction): BodySchemas {
  const schemas = new Map<string, NamedSchema & { readonly operations: string[] }>();
  const usedNames = new Set(importedNames);
  for (const operation of readOperations(document)) {
    for (const { content, inPlace } of contentsOf(document, operation, direction)) {
      const key = keyOf(document, content);
      if (key === undefined || content.schema === undefined) continue;
      const known = schemas.get(key);
      if (known !== undefined) {
        known.operations.push(operation.id);
        continue;
      }
      const wanted = content.schema.$ref?.replace(/^.*\//, '') ?? inPlace;
      const name = freeIdentifier(wanted.replace(constantOfAjv, '_$&'), usedNames);
      schemas.set(key, { name, schema: content.schema, operations: [operation.id] });
    }
  }
  return { all: [...schemas.values()], find: (content) => schemas.get(keyOf(document, content) ?? '') };
}

function contentsOf(
  document: OpenApiDocument,
  { id, parameters, requestBody, responses }: DocumentedOperation,
  direction: Direction,
): readonly { readonly content: Content; readonly inPlace: string }[] {
  if (direction === 'request') {
    const bodies = (requestBody?.contents ?? []).map((content) => ({ content, inPlace: `${id}_request` }));
    const others = parameters.flatMap((parameter) => {
      const content = parameterContent(document, parameter);
      return content === undefined ? [] : [{ content, inPlace: `${id}_${parameter.name}` }];
    });
    return [...bodies, ...others];
  }
  return responses.flatMap(({ status, contents }) =>
    contents.map((content) => ({ content, inPlace: `${id}_${status}` })),
  );
}

function keyOf(document: OpenApiDocument, content: Content): string | undefined {
  return isJudged(document, content) ? JSON.stringify(content.schema) : undefined;
}
