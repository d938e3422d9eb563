import { decodePathValue } from '../../spec/standards/path-values.ts';
import { readBody } from '../engine/check-body.ts';
import type { MockRequest } from '../engine/exchange.ts';
import type { FoundOperation } from '../engine/match-operation.ts';

/** A call of one of some operations, with the types that a document gives them. */
export type Call<Operations, Id extends PropertyKey = keyof Operations> = {
  readonly [Name in Id]: {
    readonly operation: Name;
    /** The values of the path's parameters by their names, decoded. */
    readonly path: PathValues<Operations, Name>;
    /** The last value of each name in the query. */
    readonly query: Readonly<Record<string, string>>;
    readonly headers: MockRequest['headers'];
    /** The data of a JSON body, the text of any other. */
    readonly body: RequestBody<Operations, Name>;
  };
}[Id];

type PathValues<Operations, Name> = Operations extends {
  readonly [N in Name & PropertyKey]: { parameters: { path: infer Path extends object } };
}
  ? { readonly [Parameter in keyof Path]: string }
  : Readonly<Record<string, string>>;

type RequestBody<Operations, Name> = Operations extends {
  readonly [N in Name & PropertyKey]: { requestBody?: infer Body };
}
  ? [Body] extends [never]
    ? unknown
    : NonNullable<Body> extends { content: infer Contents }
      ? Contents[keyof Contents]
      : unknown
  : unknown;

/** What a request to a documented operation says. */
export function readCall({ operation, values }: FoundOperation, request: MockRequest): Call<Record<string, unknown>> {
  const names = operation.path.match(/(?<=\{)[^}]*/g) ?? [];
  return {
    operation: operation.id,
    path: Object.fromEntries(names.map((name, index) => [name, decodePathValue(values[index] ?? '')])),
    query: Object.fromEntries(new URLSearchParams(request.target.replace(/^[^?]*/, ''))),
    headers: request.headers,
    body: readBody(operation, request).value ?? request.text,
  };
}
