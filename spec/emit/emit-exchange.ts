import type { BodyModel, ExchangeModel } from '../ir/api-model.ts';
import type { ExampleObject, MediaTypeObject, OperationObject, ResponseObject } from '../openapi/document.ts';
import { optional } from '../openapi/optional.ts';
import { statusName } from '../standards/status-names.ts';
import { type Locate, typeSchema } from './emit-schema.ts';

/** A body with the place that its examples have among the components: under the name of the answer they belong to. */
interface NamedBody {
  readonly body: BodyModel;
  readonly prefix: string;
  readonly name: string;
}

/** An exchange with the base of the names of its examples, which no other exchange of the document has. */
export interface NamedExchange {
  readonly exchange: ExchangeModel;
  readonly base: string;
}

/** What an exchange is in a document, for all operations that share it. */
export interface WrittenExchange extends Pick<OperationObject, 'requestBody' | 'responses'> {
  /** The samples, as components by their names. */
  readonly examples: readonly (readonly [string, ExampleObject])[];
}

/** Writes an exchange: once, however many operations share it. */
export function writeExchange(named: NamedExchange, locate: Locate): WrittenExchange {
  return {
    ...requestBodyObject(named, locate),
    responses: responseObjects(named, locate),
    examples: exampleComponents(named, locate),
  };
}

/** The request body of an operation, as the key of it; nothing where it takes none. */
function requestBodyObject(named: NamedExchange, locate: Locate): Pick<OperationObject, 'requestBody'> {
  const { requestBody } = named.exchange;
  if (requestBody === undefined) return {};
  return {
    requestBody: {
      ...optional('description', requestBody.description),
      required: requestBody.required,
      'x-doc-source': locate(requestBody.place),
      content: content(requestNamed(named, requestBody), locate),
    },
  };
}

/** The documented answers of an operation by status. */
function responseObjects(named: NamedExchange, locate: Locate): Readonly<Record<string, ResponseObject>> {
  const entries = named.exchange.responses.map(({ status, description, body, place }) => {
    const object: ResponseObject = {
      description: description ?? statusName(status),
      'x-doc-source': locate(place),
      ...(body === undefined ? {} : { content: content(responseNamed(named, body, status), locate) }),
    };
    return [String(status), object] as const;
  });
  return Object.fromEntries(entries);
}

/** The samples of an exchange as components, which all operations that share it refer to. */
function exampleComponents(exchange: NamedExchange, locate: Locate): readonly (readonly [string, ExampleObject])[] {
  const { requestBody, responses } = exchange.exchange;
  const bodies = [
    ...(requestBody === undefined ? [] : [requestNamed(exchange, requestBody)]),
    ...responses.flatMap(({ body, status }) => (body === undefined ? [] : [responseNamed(exchange, body, status)])),
  ];
  return bodies.flatMap((named) =>
    named.body.examples.map(({ summary, place, value }, at) => {
      const object: ExampleObject = { ...optional('summary', summary), 'x-doc-source': locate(place), value };
      return [exampleKey(named, at), object] as const;
    }),
  );
}

/** The sample request is named after the answer that the page shows for it. */
function requestNamed({ exchange, base }: NamedExchange, body: BodyModel): NamedBody {
  const name = statusName(exchange.responses[0]?.status ?? 200);
  return { body, prefix: `${base}.request`, name };
}

function responseNamed({ base }: NamedExchange, body: BodyModel, status: number): NamedBody {
  return { body, prefix: `${base}.response`, name: statusName(status) };
}

function content(named: NamedBody, locate: Locate): Readonly<Record<string, MediaTypeObject>> {
  const { body } = named;
  const examples = body.examples.map((_, at) => [
    exampleName(named, at),
    { $ref: `#/components/examples/${exampleKey(named, at)}` },
  ]);
  const media: MediaTypeObject = {
    ...(body.type === undefined ? {} : { schema: typeSchema(body.type, locate) }),
    ...(examples.length === 0 ? {} : { examples: Object.fromEntries(examples) }),
  };
  return { [body.mediaType]: media };
}

function exampleName(named: NamedBody, at: number): string {
  return at === 0 ? named.name : `${named.name}${at + 1}`;
}

function exampleKey(named: NamedBody, at: number): string {
  return `${named.prefix}.${exampleName(named, at)}`;
}
