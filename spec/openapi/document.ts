/** The part of OpenAPI 3.1 that Facsimile writes and reads, with its own extensions (`x-doc-…`). */
import type { Method } from '../standards/method.ts';

/** A line of a vendor's page (1-based): the place that a fact was read from. */
export interface PageSource {
  readonly page: string;
  readonly line: number;
}

/** A decision of a person that the page does not state, with the overlay that holds it. */
interface OverlaySource {
  readonly overlay: string;
  readonly reason: string;
}

export type DocSource = PageSource | OverlaySource;

/**
 * How a part of a document is known: a page states it, only a sample shows it, a person decided it in an overlay, or the
 * compiler assumes it.
 */
export type DocEvidence = 'stated' | 'shown' | 'decided' | 'assumed';

/** What every traced part of a document carries; several sources where pages were merged. */
export interface Sourced {
  readonly 'x-doc-source'?: DocSource | readonly DocSource[];
  readonly 'x-doc-evidence'?: DocEvidence;
  /** Of what a person decided: exact codes and texts too, and not only statuses and forms. */
  readonly 'x-doc-binding'?: boolean;
}

/** A JSON Schema (2020-12): what Facsimile emits of it, and what it reads in documents of other people. */
export interface JsonSchema extends Sourced, ObjectKeywords, ArrayKeywords, ScalarKeywords {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  /** Of a required property: how it is known that it is always there, where that is known otherwise than the property. */
  readonly 'x-doc-required'?: DocEvidence;
  /** A value that a person gives, to be sent in place of the one that samples show. */
  readonly 'x-doc-value'?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly allOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly not?: JsonSchema;
  readonly if?: JsonSchema;
  readonly then?: JsonSchema;
  readonly else?: JsonSchema;
  readonly discriminator?: { readonly propertyName: string; readonly mapping?: Readonly<Record<string, string>> };
  readonly xml?: XmlObject;
}

interface ObjectKeywords {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly unevaluatedProperties?: boolean | JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly dependentSchemas?: Readonly<Record<string, JsonSchema>>;
}

interface ArrayKeywords {
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly unevaluatedItems?: boolean | JsonSchema;
  readonly contains?: JsonSchema;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
}

interface ScalarKeywords {
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly contentEncoding?: string;
  readonly contentMediaType?: string;
}

/** How a value is written in XML. */
export interface XmlObject {
  readonly name?: string;
  readonly prefix?: string;
  readonly namespace?: string;
  readonly attribute?: boolean;
  readonly wrapped?: boolean;
}

export interface Reference {
  readonly $ref: string;
}

export interface ExampleObject extends Sourced {
  readonly summary?: string;
  readonly description?: string;
  readonly value: unknown;
}

/** How a property of a form is written. */
export interface EncodingObject {
  /** Media types or ranges of them, with commas between. */
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, HeaderObject | Reference>>;
  readonly style?: string;
  readonly explode?: boolean;
}

export interface MediaTypeObject {
  readonly schema?: JsonSchema;
  readonly encoding?: Readonly<Record<string, EncodingObject>>;
  readonly examples?: Readonly<Record<string, ExampleObject | Reference>>;
}

/** How a value of a parameter is written (OpenAPI 3.1, Style Values). */
export type ParameterStyle = 'simple' | 'label' | 'matrix' | 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject';

export interface ParameterObject extends Sourced {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly description?: string;
  readonly style?: ParameterStyle;
  readonly explode?: boolean;
  readonly allowEmptyValue?: boolean;
  /** Absent where the value is a text of a media type, which `content` names. */
  readonly schema?: JsonSchema;
  /** Of one media type. */
  readonly content?: Readonly<Record<string, MediaTypeObject>>;
  readonly example?: unknown;
}

export interface HeaderObject extends Sourced {
  readonly description?: string;
  readonly required?: boolean;
  readonly schema: JsonSchema;
  readonly example?: unknown;
}

export interface RequestBodyObject extends Sourced {
  readonly description?: string;
  readonly required?: boolean;
  readonly content: Readonly<Record<string, MediaTypeObject>>;
}

export interface ResponseObject extends Sourced {
  readonly description: string;
  readonly headers?: Readonly<Record<string, HeaderObject | Reference>>;
  readonly content?: Readonly<Record<string, MediaTypeObject>>;
}

/** Whether a kind of account can call the operation, as the page's table of permissions says it. */
interface DocPermission extends Sourced {
  readonly type: string;
  readonly support: 'supported' | 'unsupported' | 'unknown';
  readonly scopes: readonly string[];
}

export interface OperationObject extends Sourced {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly deprecated?: boolean;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly (ParameterObject | Reference)[];
  /** In the place of the document's. */
  readonly servers?: readonly ServerObject[];
  readonly requestBody?: RequestBodyObject | Reference;
  readonly responses: Readonly<Record<string, ResponseObject | Reference>>;
  /** The operation is kept as the page prints its line, in addition to the one that is meant. */
  readonly 'x-doc-as-written'?: boolean;
  /** The line that can be read as several operations, of which this is one: a service need follow only one of them. */
  readonly 'x-doc-choice'?: PageSource;
  readonly 'x-doc-permissions'?: readonly DocPermission[];
}

export type PathItemObject = { readonly [M in Method]?: OperationObject };

export interface ServerObject extends Sourced {
  readonly url: string;
  readonly variables?: Readonly<
    Record<
      string,
      { readonly enum?: readonly string[]; readonly default: string; readonly description?: string } & Sourced
    >
  >;
}

/** What a caller proves itself with. */
export interface SecuritySchemeObject extends Sourced {
  readonly type: string;
  /** Of `http`: the authentication scheme. */
  readonly scheme?: string;
  /** Of `apiKey`: where it is, and under which name. */
  readonly in?: 'header' | 'query' | 'cookie';
  readonly name?: string;
}

export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly description?: string;
  } & Sourced;
  readonly servers?: readonly ServerObject[];
  readonly tags?: readonly ({ readonly name: string; readonly description?: string } & Sourced)[];
  readonly paths: Readonly<Record<string, PathItemObject>>;
  readonly components?: {
    readonly schemas?: Readonly<Record<string, JsonSchema>>;
    readonly responses?: Readonly<Record<string, ResponseObject>>;
    readonly examples?: Readonly<Record<string, ExampleObject>>;
    readonly securitySchemes?: Readonly<Record<string, SecuritySchemeObject>>;
  };
}
