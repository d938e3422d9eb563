import type { ApiModel, BodyModel } from '../model/api-model.ts';
import type { ExampleObject, MediaTypeObject, OperationObject, ResponseObject } from './document.ts';
import type { Locate } from './locate.ts';
import { optional } from './optional.ts';
import { statusName } from './status-name.ts';
import { typeSchema } from './write-schema.ts';

/** A body with the place that its examples have among the components: under the name of the answer they belong to. */
interface NamedBody {
  readonly body: BodyModel;
  readonly prefix: string;
  readonly name: string;
}

/** The request body of a page's operations, as the key of the operation; nothing where they take none. */
export function requestBodyObject(model: ApiModel, locate: Locate): Pick<OperationObject, 'requestBody'> {
  const { requestBody } = model;
  if (requestBody === undefined) return {};
  return {
    requestBody: {
      ...optional('description', requestBody.description),
      required: requestBody.required,
      'x-doc-source': locate(requestBody.place),
      content: content(requestNamed(model, requestBody), locate),
    },
  };
}

/** The documented answers of a page's operations by status. */
export function responseObjects(model: ApiModel, locate: Locate): Readonly<Record<string, ResponseObject>> {
  const entries = model.responses.map(({ status, description, body, place }) => {
    const object: ResponseObject = {
      description: description ?? statusName(status),
      'x-doc-source': locate(place),
      ...(body === undefined ? {} : { content: content(responseNamed(model, body, status), locate) }),
    };
    return [String(status), object] as const;
  });
  return Object.fromEntries(entries);
}

/** The samples of a page as components, which all of its operations refer to. */
export function exampleComponents(model: ApiModel, locate: Locate): Readonly<Record<string, ExampleObject>> {
  const bodies = [
    ...(model.requestBody === undefined ? [] : [requestNamed(model, model.requestBody)]),
    ...model.responses.flatMap(({ body, status }) => (body === undefined ? [] : [responseNamed(model, body, status)])),
  ];
  const entries = bodies.flatMap((named) =>
    named.body.examples.map((example, at) => {
      const source = locate(example.place);
      const object: ExampleObject = {
        ...optional('summary', example.summary),
        'x-doc-source': source,
        value: example.value,
      };
      return [exampleKey(named, at), object] as const;
    }),
  );
  return Object.fromEntries(entries);
}

/** The sample request is named after the answer that the page shows for it. */
function requestNamed(model: ApiModel, body: BodyModel): NamedBody {
  return { body, prefix: `${model.idBase}.request`, name: statusName(model.responses[0]?.status ?? 200) };
}

function responseNamed(model: ApiModel, body: BodyModel, status: number): NamedBody {
  return { body, prefix: `${model.idBase}.response`, name: statusName(status) };
}

function content(named: NamedBody, locate: Locate): Readonly<Record<string, MediaTypeObject>> {
  const { body } = named;
  const examples = body.examples.map((_, at) => [
    exampleName(named, at),
    { $ref: `#/components/examples/${exampleKey(named, at)}` },
  ]);
  const media: MediaTypeObject = {
    schema: typeSchema(body.type, locate),
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
