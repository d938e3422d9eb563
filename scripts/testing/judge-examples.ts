import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { ExampleObject, OpenApiDocument, Reference } from '../../spec/openapi/document.ts';
import { resolveReference } from '../../spec/openapi/references.ts';
import { escapeToken } from '../../spec/standards/json-pointer.ts';

/** An example with what its schema has against it: nothing where it validates. */
export interface JudgedExample {
  /** Where in the document the example is, as a JSON pointer. */
  readonly pointer: string;
  readonly example: ExampleObject;
  readonly problems: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

/** Every example of a document's bodies, checked against the schema next to it, once for each place it stands in. */
export function judgeExamples(document: OpenApiDocument): readonly JudgedExample[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'doc:', ...document });
  return [...mediaTypes(document, '')].flatMap(({ pointer, mediaType }) => {
    const fragment = pointer.split('/').map(encodeURIComponent).join('/');
    const validate = mediaType.schema === undefined ? undefined : ajv.compile({ $ref: `doc:#${fragment}/schema` });
    return Object.entries(isObject(mediaType.examples) ? mediaType.examples : {}).map(([name, value]) => {
      const example = resolveReference(document, value as ExampleObject | Reference);
      validate?.(example.value);
      const problems = validate?.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`) ?? [];
      return { pointer: `${pointer}/examples/${escapeToken(name)}`, example, problems };
    });
  });
}

function* mediaTypes(value: unknown, pointer: string): Generator<{ pointer: string; mediaType: Json }> {
  if (!isObject(value) && !Array.isArray(value)) return;
  for (const [key, member] of Object.entries(value)) {
    const at = `${pointer}/${escapeToken(key)}`;
    if (key === 'content' && isObject(member)) {
      for (const [type, mediaType] of Object.entries(member)) {
        if (isObject(mediaType)) yield { pointer: `${at}/${escapeToken(type)}`, mediaType };
      }
    } else if (key !== 'schemas' && key !== 'examples') yield* mediaTypes(member, at);
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
