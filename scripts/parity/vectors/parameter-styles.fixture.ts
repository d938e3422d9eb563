import type {
  JsonSchema,
  OpenApiDocument,
  ParameterObject,
  ParameterStyle,
  PathItemObject,
} from '../../../spec/openapi/document.ts';

const styles: Readonly<Record<ParameterObject['in'], readonly ParameterStyle[]>> = {
  path: ['simple', 'label', 'matrix'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form'],
};

/** Schemas of parameters by what they are. */
export const parameterSchemas: Readonly<Record<string, JsonSchema>> = {
  text: { type: 'string', pattern: '^[a-z]+$' },
  number: { type: 'number' },
  integer: { $ref: '#/components/schemas/Count' },
  boolean: { type: 'boolean' },
  choice: { type: 'string', enum: ['new', 'sold', 'a b', 'ü'] },
  nullable: { type: ['integer', 'null'] },
  'one of two': {
    oneOf: [
      { type: 'integer', maximum: 9 },
      { type: 'string', enum: ['all', '77'] },
    ],
  },
  texts: { type: 'array', items: { type: 'string', minLength: 1 } },
  integers: { type: 'array', items: { $ref: '#/components/schemas/Count' }, maxItems: 3 },
  object: {
    type: 'object',
    required: ['status'],
    properties: {
      status: { type: 'string', enum: ['new', 'sold'] },
      size: { type: 'integer' },
      big: { type: 'boolean' },
    },
    examples: [{ status: 'new', size: 3, big: true }],
  },
  composed: {
    allOf: [
      { type: 'object', required: ['size'], properties: { size: { type: 'integer' } } },
      { properties: { color: { type: 'string', enum: ['red'] } } },
    ],
    examples: [{ size: 3, color: 'red' }],
  },
  map: { type: 'object', additionalProperties: { type: 'integer' }, examples: [{ a: 1, b: 2 }] },
};

/** A parameter in each place, style, explode and type, each in an operation of its own, required and not. */
export function parameterDocument(): OpenApiDocument {
  const paths = Object.fromEntries(parameters().map(({ words, parameter }) => toPath(words, parameter)));
  return {
    openapi: '3.1.0',
    info: { title: 'Styles', version: '1' },
    servers: [{ url: 'https://styles.example/v1' }],
    paths,
    components: { schemas: { Count: { type: 'integer', minimum: 1 } } },
  };
}

interface Described {
  readonly words: string;
  readonly parameter: ParameterObject;
}

function parameters(): readonly Described[] {
  const places = Object.entries(styles).flatMap(([place, list]) => list.map((style) => [place, style] as const));
  const styled = places.flatMap(([place, style]) =>
    [true, false].flatMap((explode) =>
      Object.entries(parameterSchemas).flatMap(([type, schema]) =>
        (place === 'path' ? [true] : [true, false]).map((required): Described => {
          const words = `${place}-${style}-${explode ? 'exploded' : 'whole'}-${type.replaceAll(' ', '-')}`;
          return {
            words: required ? words : `${words}-optional`,
            parameter: { name: 'value', in: place as ParameterObject['in'], required, style, explode, schema },
          };
        }),
      ),
    ),
  );
  const asContent = (['path', 'query', 'header', 'cookie'] as const).map((place): Described => {
    const content = { 'application/json': { schema: parameterSchemas.object ?? {} } };
    return { words: `${place}-content`, parameter: { name: 'value', in: place, required: true, content } };
  });
  const empty: ParameterObject = {
    name: 'value',
    in: 'query',
    required: true,
    allowEmptyValue: true,
    schema: { type: 'integer' },
  };
  return [...styled, ...asContent, { words: 'query-empty', parameter: empty }];
}

function toPath(words: string, parameter: ParameterObject): readonly [string, PathItemObject] {
  const responses = { 204: { description: 'Done.' }, 400: { description: 'Refused.' } };
  const other: ParameterObject = { name: 'other', in: 'query', schema: { type: 'string' } };
  const path = parameter.in === 'path' ? `/${words}/{value}` : `/${words}`;
  return [path, { get: { operationId: words, parameters: [parameter, other], responses } }];
}
