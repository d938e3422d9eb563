import type { ApiModel, BodyModel } from '../model/api-model.ts';
import type { ExampleObject, MediaTypeObject, OperationObject, ResponseObject } from './document.ts';
import type { Locate } from './locate.ts';
import { optional } from './optional.ts';
import { typeSchema } from './write-schema.ts';

type Side = 'request' | 'response';

/** The request body of a page's operations, as the key of the operation; nothing where they take none. */
export function requestBodyObject(model: ApiModel, locate: Locate): Pick<OperationObject, 'requestBody'> {
  const body = model.requestBody;
  if (body === undefined) return {};
  return {
    requestBody: {
      ...optional('description', body.description),
      required: body.required,
      'x-doc-source': locate(body.place),
      content: content(model, body, 'request', locate),
    },
  };
}

/** The documented answers of a page's operations by status. */
export function responseObjects(model: ApiModel, locate: Locate): Readonly<Record<string, ResponseObject>> {
  const entries = model.responses.map((response) => {
    const object: ResponseObject = {
      description: response.description,
      'x-doc-source': locate(response.place),
      ...(response.body === undefined ? {} : { content: content(model, response.body, 'response', locate) }),
    };
    return [String(response.status), object] as const;
  });
  return Object.fromEntries(entries);
}

/** The samples of a page as components, which all of its operations refer to. */
export function exampleComponents(model: ApiModel, locate: Locate): Readonly<Record<string, ExampleObject>> {
  const bodies: readonly (readonly [Side, BodyModel | undefined])[] = [
    ['request', model.requestBody],
    ...model.responses.map((response) => ['response', response.body] as const),
  ];
  const entries = bodies.flatMap(([side, body]) =>
    (body?.examples ?? []).map((example) => {
      const object: ExampleObject = {
        ...optional('summary', example.summary),
        'x-doc-source': locate(example.place),
        value: example.value,
      };
      return [exampleKey(model, side, example.name), object] as const;
    }),
  );
  return Object.fromEntries(entries);
}

function content(
  model: ApiModel,
  body: BodyModel,
  side: Side,
  locate: Locate,
): Readonly<Record<string, MediaTypeObject>> {
  const examples = Object.fromEntries(
    body.examples.map(({ name }) => [name, { $ref: `#/components/examples/${exampleKey(model, side, name)}` }]),
  );
  const media: MediaTypeObject = {
    schema: typeSchema(body.type, locate),
    ...(body.examples.length === 0 ? {} : { examples }),
  };
  return { [body.mediaType]: media };
}

function exampleKey(model: ApiModel, side: Side, name: string): string {
  return `${model.idBase}.${side}.${name}`;
}
