import { isJson } from '../../standards/media-type.ts';
import { methods } from '../../standards/method.ts';
import type {
  ExampleObject,
  JsonSchema,
  MediaTypeObject,
  OpenApiDocument,
  OperationObject,
  Reference,
  RequestBodyObject,
  ResponseObject,
} from '../document.ts';
import { placeWithin } from '../json-form.ts';
import { resolveReference } from '../references.ts';
import { nearestValue } from '../values/nearest-value.ts';
import { sampleValue } from '../values/sample-value.ts';
import { type Direction, type SchemaError, schemaErrors } from '../values/schema-errors.ts';
import type { ReportProblem } from './problem.ts';

/**
 * A document whose examples of JSON bodies fit their schemas: the nearest value that fits is in the place of one that its
 * own schema refuses. Both are reported, and schemas that no sample was found for.
 */
export function fitExamples(document: OpenApiDocument, report: ReportProblem): OpenApiDocument {
  const fitter = new ExampleFitter(document, report);
  const paths = Object.entries(document.paths).map(([path, item]) => {
    const operations = methods.flatMap((method) => {
      const operation = item[method];
      const pointer = placeWithin(placeWithin('#/paths', path), method);
      return operation === undefined ? [] : [[method, fitter.fitOperation(operation, pointer)] as const];
    });
    return [path, { ...item, ...Object.fromEntries(operations) }] as const;
  });
  const responses = document.components?.responses;
  return {
    ...document,
    paths: Object.fromEntries(paths),
    ...(responses !== undefined && {
      components: { ...document.components, responses: fitter.fitResponses(responses, '#/components/responses') },
    }),
  };
}

class ExampleFitter {
  readonly #document: OpenApiDocument;
  readonly #report: ReportProblem;
  /** Schemas that a sample was made for, as text. */
  readonly #sampled = new Set<string>();

  constructor(document: OpenApiDocument, report: ReportProblem) {
    this.#document = document;
    this.#report = report;
  }

  fitOperation(operation: OperationObject, pointer: string): OperationObject {
    const { requestBody, responses } = operation;
    const inBody = placeWithin(pointer, 'requestBody');
    return {
      ...operation,
      ...(requestBody !== undefined && { requestBody: this.#fitBody(requestBody, inBody) }),
      responses: this.fitResponses(responses, placeWithin(pointer, 'responses')),
    };
  }

  #fitBody(body: RequestBodyObject | Reference, pointer: string): RequestBodyObject | Reference {
    if ('$ref' in body) return body;
    return { ...body, content: this.#fitContent(body.content, placeWithin(pointer, 'content'), 'request') };
  }

  fitResponses<T extends ResponseObject | Reference>(
    responses: Readonly<Record<string, T>>,
    pointer: string,
  ): Readonly<Record<string, T>> {
    return mapMembers(responses, pointer, (response, place) => {
      if ('$ref' in response || response.content === undefined) return response;
      return { ...response, content: this.#fitContent(response.content, placeWithin(place, 'content'), 'response') };
    });
  }

  #fitContent(content: Readonly<Record<string, MediaTypeObject>>, pointer: string, direction: Direction) {
    return mapMembers(content, pointer, (media, place, mediaType): MediaTypeObject => {
      const { schema, examples } = media;
      if (schema === undefined) return media;
      if (examples === undefined) this.#checkSample(schema, placeWithin(place, 'schema'), direction);
      if (examples === undefined || !isJson(mediaType)) return media;
      const fitted = mapMembers(examples, placeWithin(place, 'examples'), (example, inner) =>
        this.#fitExample(schema, example, inner, direction),
      );
      return { ...media, examples: fitted };
    });
  }

  #fitExample(
    schema: JsonSchema,
    part: ExampleObject | Reference,
    pointer: string,
    direction: Direction,
  ): ExampleObject | Reference {
    const example = resolveReference<ExampleObject>(this.#document, part);
    const errors = schemaErrors(this.#document, schema, example.value, direction);
    if (errors.length === 0) return part;
    const value = nearestValue(this.#document, schema, example.value, direction);
    const left = schemaErrors(this.#document, schema, value, direction);
    const taken = left.length === 0 ? 'the nearest value that fits takes its place' : 'no value was found that fits';
    this.#report('warning', pointer, `is refused by its own schema (${wordErrors(errors)}): ${taken}`);
    return left.length === 0 ? { ...example, value } : part;
  }

  #checkSample(schema: JsonSchema, pointer: string, direction: Direction): void {
    const key = direction + JSON.stringify(schema);
    if (this.#sampled.has(key)) return;
    this.#sampled.add(key);
    const errors = schemaErrors(
      this.#document,
      schema,
      sampleValue(this.#document, schema, 'full', direction),
      direction,
    );
    if (errors.length === 0) return;
    this.#report('warning', pointer, `has no value that was found to fit (${wordErrors(errors)}): samples do not`);
  }
}

function wordErrors(errors: readonly SchemaError[]): string {
  const [first] = errors;
  const more = errors.length > 1 ? `, and ${errors.length - 1} more` : '';
  return first === undefined ? '' : `${`${first.pointer} ${first.message.slice(0, 160)}`.trim()}${more}`;
}

/** The members of an object as a function changes them; it is given each with its pointer and its name. */
function mapMembers<T, U extends T>(
  members: Readonly<Record<string, T>>,
  pointer: string,
  change: (member: T, pointer: string, name: string) => U,
): Readonly<Record<string, U>> {
  return Object.fromEntries(
    Object.entries(members).map(([name, member]) => [name, change(member, placeWithin(pointer, name), name)]),
  );
}
