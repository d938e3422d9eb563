import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { type Content, type DocumentedOperation, readOperations } from '../../spec/openapi/operations.ts';
import { isJudged } from './body-shapes.ts';
import { parameterContent } from './build-parameters.ts';

/** Which bodies: those that clients send, or those that the service answers with. */
export type Direction = 'request' | 'response';

/** The schema of a JSON body or of a parameter, under a name that is a JavaScript identifier. */
interface NamedSchema {
  readonly name: string;
  readonly schema: JsonSchema;
}

/** The schemas of an API's JSON bodies and, of requests, parameters, each once: operations that share a schema share its name. */
export interface BodySchemas {
  /** In the order of the document. */
  readonly all: readonly NamedSchema[];
  readonly find: (content: Content) => NamedSchema | undefined;
}

/** Collects and names the schemas of all JSON bodies of one direction; requests have parameters too. */
export function collectBodySchemas(document: OpenApiDocument, direction: Direction): BodySchemas {
  const schemas = new Map<string, NamedSchema>();
  const usedNames = new Set<string>();
  for (const operation of readOperations(document)) {
    for (const { content, inPlace } of contentsOf(document, operation, direction)) {
      const key = keyOf(document, content);
      if (key === undefined || content.schema === undefined || schemas.has(key)) continue;
      const name = freeIdentifier(content.schema.$ref?.replace(/^.*\//, '') ?? inPlace, usedNames);
      schemas.set(key, { name, schema: content.schema });
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

/** A JavaScript identifier made of a name and not yet taken, with a number where it must be; it is taken from then on. */
export function freeIdentifier(wanted: string, usedNames: Set<string>): string {
  const identifier = wanted.replace(/[^\p{ID_Continue}$]/gu, '_').replace(/^(?!\p{ID_Start}|[$_])/u, '_');
  let name = identifier;
  for (let number = 2; usedNames.has(name); number++) name = `${identifier}_${number}`;
  usedNames.add(name);
  return name;
}
