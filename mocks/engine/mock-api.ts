import type { NarrowOperations } from '../../spec/standards/paths.ts';
import type { OperationCall, Problem } from './check.ts';
import type { MockRequest, MockResponse } from './exchange.ts';
import type { SelectScenario } from './select-scenario.ts';
import type { Violation } from './violation.ts';

/** An error of a validator: the part of Ajv's error object that an error response is worded from. */
export interface ValidationError {
  /** A JSON pointer (RFC 6901) into the body. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** A precompiled JSON Schema; the errors of the last call stand on the function itself, as Ajv leaves them. */
export interface Validate {
  (data: unknown): boolean;
  errors?: readonly ValidationError[] | null;
}

/** What a JSON body must be, and where the pages say so: JSON pointers of properties (`/items/*` for entries) to places. */
export interface BodySchema {
  readonly validate: Validate;
  readonly sources: Readonly<Record<string, string>>;
}

/** A documented response under the one name that Prefer headers, tests and provider states know it by. */
export interface Scenario {
  readonly name: string;
  readonly status: number;
  /** The name of the example in the document, where it is another one. */
  readonly example?: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The documented example as JSON data, a text for other media types; undefined for a response without a body. */
  readonly body?: unknown;
  /** The documented range of media types that the one in the headers stands for, `image/*`. */
  readonly range?: string;
  /** The same response in other media types. */
  readonly alternatives?: readonly Pick<Scenario, 'example' | 'headers' | 'body' | 'range'>[];
  /** Where the body of an error response can say what is wrong, and name it: JSON pointers. */
  readonly words?: { readonly message?: string; readonly code?: string };
  /** What the other statuses begin with that are documented with this one: `4` for `4XX`, nothing for the default. */
  readonly covers?: string;
}

/** How the texts of a body or a parameter are read as JSON data, by the schema that they have to fit. */
export interface TextShape {
  /** The types of JSON that the data can have; a text where nothing is stated. */
  readonly types?: readonly string[];
  readonly items?: TextShape;
  readonly properties?: Readonly<Record<string, TextShape>>;
  /** Of all other properties, where they are part of the value. */
  readonly additional?: TextShape;
}

/** A parameter that a request can be rejected for: one that is demanded, or that not every text fits. */
export interface MockParameter<Schema = BodySchema> {
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly name: string;
  readonly required: boolean;
  readonly judge: ParameterJudge;
  readonly read: ParameterReader;
  /** Which parameter of the path template it is, counted from 0. */
  readonly position?: number;
  readonly explode?: boolean;
  /** What is between the parts of its text; a comma where nothing is stated. */
  readonly delimiter?: ',' | ' ' | '|';
  /** The names of other parameters in its place, where all further names are its own. */
  readonly others?: readonly string[];
  readonly shape?: TextShape;
  /** What its value must be; undefined where any text is accepted. */
  readonly schema?: Schema;
  /** What is expected where a request lacks it: `must begin with a point`. */
  readonly absence?: string;
  readonly source: string;
}

/** Says what is wrong with a parameter of a request; undefined where nothing is. */
export type ParameterJudge = (parameter: MockParameter, call: OperationCall) => Problem | undefined;

/**
 * Reads the values that a parameter can have in a request, the likeliest last; none where the request lacks it. Generated code
 * imports those that its document needs.
 * @param values the values of the path's parameters, in the template's order, not decoded
 */
export type ParameterReader = (
  parameter: Omit<MockParameter<unknown>, 'schema' | 'judge' | 'read'>,
  request: MockRequest,
  values: readonly string[],
) => readonly unknown[];

/** How a property of a form is written (OpenAPI, Encoding Object), and read. */
export interface FormProperty extends TextShape {
  readonly style?: string;
  readonly explode?: boolean;
  /** The media types, or ranges of them, that a part of a multipart body may have. */
  readonly mediaTypes?: readonly string[];
  /** The headers that a part of a multipart body has to have. */
  readonly headers?: readonly string[];
}

/** How the texts of a body are read as JSON data: those of a form by its properties. */
export interface FormShape extends TextShape {
  readonly properties?: Readonly<Record<string, FormProperty>>;
}

/** What a body is as JSON data, or why it cannot be read: `the body is not JSON: …`. */
type ReadResult = { readonly value?: unknown } | { readonly problem: string };

/** Reads a body. Generated code imports those that its document needs. */
export type BodyReader = (request: MockRequest, content: Pick<MockContent<unknown>, 'shape'>) => ReadResult;

/** A media type that an operation takes; without a schema, any body of that type is accepted. */
export interface MockContent<Schema> {
  readonly mediaType: string;
  readonly schema?: Schema;
  /** What reads its bodies; JSON where nothing is stated. */
  readonly read?: BodyReader;
  readonly shape?: FormShape;
}

/** A credential that is demanded: a key, or what an authentication scheme of HTTP puts into the Authorization header. */
export interface MockCredential {
  readonly scheme?: string;
  /** Where a key is, with the name of the header, query parameter or cookie. */
  readonly key?: { readonly in: 'header' | 'query' | 'cookie'; readonly name: string };
  /** The message of the error response to a request without it, with the place that demands it. */
  readonly words: string;
  /** Its challenge in WWW-Authenticate. */
  readonly challenge: string;
}

/** What an operation demands of the caller: alternatives, of each of which all credentials are needed. */
export interface MockSecurity {
  readonly demand: Demand;
  readonly credentials: readonly (readonly MockCredential[])[];
}

/** Says which credentials a request lacks; never what it has. Generated code imports those that its document needs. */
export type Demand = (credentials: MockSecurity['credentials'], request: MockRequest) => Problem | undefined;

/** Narrows a response to what the query of a request asks for. Generated code imports those that its document needs. */
export type View = (scenario: Scenario, request: MockRequest, operation: MockOperation) => Scenario;

/** One operation as data: all that is needed to judge a request to it and to answer. */
export interface MockOperation<Schema = BodySchema> {
  readonly id: string;
  /** In capitals. */
  readonly method: string;
  /** The OpenAPI path template. */
  readonly path: string;
  /** Matches a request's path without the version prefix; one group for each parameter of the template. */
  readonly pattern: RegExp;
  /** The tags: the pages that document the operation. */
  readonly pages: readonly string[];
  /** The credentials that it demands; undefined where none are needed. */
  readonly security?: MockSecurity;
  /** Those that a request can be rejected for. */
  readonly parameters: readonly MockParameter<Schema>[];
  readonly body?: { readonly required: boolean; readonly contents: readonly MockContent<Schema>[] };
  /** By ascending status; the first success is the sample. */
  readonly scenarios: readonly Scenario[];
  /** Chooses among them; by what a Prefer header asks for alone, where nothing is stated. */
  readonly select?: SelectScenario;
  /** Narrows what a service that remembers responds to what the query asks for; undefined where no query can ask. */
  readonly view?: View;
  /** The documented options of the query that a view knows, such as `$top`. */
  readonly options?: readonly string[];
  /** The line of the page that declares the operation. */
  readonly source: string;
}

/** Makes the response to a rejected request. Generated code imports it where its document needs it. */
export type RejectRequest = (api: MockApi, violation: Violation) => MockResponse;

/** A whole API as data: what `respond` reads. */
export interface MockApi<Schema = BodySchema> {
  /** `https://host` of each documented server; empty where a document names none. */
  readonly origins: readonly string[];
  /** Base paths that a request may carry or leave out, such as `/v1.0`. */
  readonly prefixes: readonly string[];
  /** The error codes of the statuses of error responses, for those that the document gives no example for. */
  readonly codes: Readonly<Record<number, string>>;
  /** Makes error responses; undefined where all are JSON that a code and a message fit into, each of one status. */
  readonly reject?: RejectRequest;
  /** Finds those of many operations that a path may fit. Generated code imports it where an API has many. */
  readonly narrow?: NarrowOperations;
  /** Gives those of many operations whose path another one is almost. */
  readonly near?: NarrowOperations;
  /** Paths with fewer parameters first, so that `/items/$ref` wins over `/items/{id}`. */
  readonly operations: readonly MockOperation<Schema>[];
}
