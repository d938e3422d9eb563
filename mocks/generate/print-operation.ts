import type { MockApi, MockContent, MockOperation, MockParameter, MockSecurity, Scenario } from '../engine/mock-api.ts';

/** How the code of an operation names the constants that it shares with others. */
export interface ConstantNames {
  readonly schema: (name: string) => string;
  readonly scenario: (scenario: Scenario) => string;
}

/** An operation as an object literal. */
export function printOperation(operation: MockOperation<string>, names: ConstantNames): string {
  const { id, method, path, pattern, pages, security, parameters, body, source, select, view, options } = operation;
  const contents = body?.contents.map((content) => printContent(content, names));
  const fields = [
    ...Object.entries({ id, method, path }).map(([name, value]) => `${name}: ${print(value, 1)}`),
    `pattern: ${pattern}`,
    ...Object.entries({ pages, source }).map(([name, value]) => `${name}: ${print(value, 1)}`),
    ...(security === undefined ? [] : [`security: ${printSecurity(security)}`]),
    `parameters: [${parameters.map((parameter) => printParameter(parameter, names)).join(', ')}]`,
    ...(body && contents ? [`body: { required: ${body.required}, contents: [${contents.join(', ')}] }`] : []),
    ...(select === undefined ? [] : [`select: ${select.name}`]),
    ...(view === undefined ? [] : [`view: ${view.name}`, `options: ${print(options, 1)}`]),
    `scenarios: [${operation.scenarios.map(names.scenario).join(', ')}]`,
  ];
  return `{\n${fields.map((field) => `  ${field},\n`).join('')}}`;
}

function printSecurity({ demand, credentials }: MockSecurity): string {
  return `{ demand: ${demand.name}, credentials: ${print(credentials, 1)} }`;
}

function printContent({ mediaType, schema, read, shape }: MockContent<string>, names: ConstantNames): string {
  const fields = [
    `mediaType: ${print(mediaType, 2)}`,
    ...(schema === undefined ? [] : [`schema: ${names.schema(schema)}`]),
    ...(read === undefined ? [] : [`read: ${read.name}`]),
    ...(shape === undefined ? [] : [`shape: ${print(shape, 2)}`]),
  ];
  return `{ ${fields.join(', ')} }`;
}

function printParameter({ schema, judge, read, ...parameter }: MockParameter<string>, names: ConstantNames): string {
  const fields = Object.entries(parameter).map(([name, value]) => `${name}: ${print(value, 1)}`);
  const named = [
    `judge: ${judge.name}`,
    `read: ${read.name}`,
    ...(schema === undefined ? [] : [`schema: ${names.schema(schema)}`]),
  ];
  return `{ ${[...fields, ...named].join(', ')} }`;
}

/** What an API does in another way than most. */
export type ApiFunctions = Pick<MockApi<string>, 'reject' | 'narrow' | 'near'>;

/** The functions of an API by their fields, as code; each on a line. */
export function printFunctions({ reject, narrow, near }: ApiFunctions): string {
  const fields = Object.entries({ reject, narrow, near });
  return fields.map(([field, use]) => (use === undefined ? '' : `  ${field}: ${use.name},\n`)).join('');
}

/** The functions of the runtime that an API and its operations name. */
export function namedFunctions({
  operations,
  reject,
  narrow,
  near,
}: ApiFunctions & Pick<MockApi<string>, 'operations'>): readonly string[] {
  const named = operations.flatMap(({ security, parameters, select, view, body }) => [
    security?.demand,
    ...parameters.flatMap(({ judge, read }) => [judge, read]),
    select,
    view,
    ...(body?.contents.map(({ read }) => read) ?? []),
  ]);
  return [...new Set([...named, reject, narrow, near].flatMap((use) => use?.name ?? []))];
}

/** Data as code, its lines after the first indented by a number of levels. */
export function print(value: unknown, level: number): string {
  return indent(JSON.stringify(value, null, 2), level);
}

/** Code with its lines after the first indented by a number of levels. */
export function indent(code: string, level: number): string {
  return code.replaceAll('\n', `\n${'  '.repeat(level)}`);
}
