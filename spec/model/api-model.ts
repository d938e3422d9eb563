import type { Place } from '../diagnostics/diagnostic.ts';
import type { Method } from './method.ts';

/** The type of a property as the page gives it, with OpenAPI's names for primitive types and formats. */
export type TypeRef =
  | { readonly kind: 'primitive'; readonly type: 'string' | 'boolean' | 'integer' | 'number'; readonly format?: string }
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'collection'; readonly items: TypeRef }
  | { readonly kind: 'object'; readonly shape: ObjectShape }
  | { readonly kind: 'any' };

/** A property of an object, with the line that it was read from. */
export interface Property {
  readonly name: string;
  readonly type: TypeRef;
  readonly description: string | undefined;
  readonly readOnly: boolean;
  readonly required: boolean;
  readonly place: Place;
}

/** The properties of an object in the order of the page; `open` where further ones may pass. */
export interface ObjectShape {
  readonly properties: readonly Property[];
  readonly open: boolean;
}

/** A type with a name of its own, `microsoft.graph.command`: a component of the document. */
export interface NamedType {
  readonly name: string;
  readonly shape: ObjectShape;
  readonly description: string | undefined;
  readonly place: Place;
}

/** A sample body. */
export interface SampleExample {
  readonly summary: string | undefined;
  readonly value: unknown;
  readonly place: Place;
}

export interface BodyModel {
  readonly mediaType: string;
  readonly type: TypeRef;
  readonly examples: readonly SampleExample[];
}

export interface RequestBodyModel extends BodyModel {
  readonly description: string | undefined;
  readonly required: boolean;
  readonly place: Place;
}

export interface ResponseModel {
  readonly status: number;
  readonly description: string | undefined;
  readonly body: BodyModel | undefined;
  readonly place: Place;
}

export interface PathParameterModel {
  readonly name: string;
  readonly example: string;
  readonly place: Place;
}

/** A row of the table of permissions. */
export interface PermissionModel {
  readonly account: string;
  readonly support: 'supported' | 'unsupported' | 'unknown';
  readonly scopes: readonly string[];
  readonly place: Place;
}

export interface PermissionsModel {
  readonly rows: readonly PermissionModel[];
  /** The order that the table's heading states: `from least to most privileged`; undefined where it states none. */
  readonly order: string | undefined;
}

export interface OperationModel {
  readonly id: string;
  readonly method: Method;
  /** An OpenAPI path template. */
  readonly path: string;
  readonly parameters: readonly PathParameterModel[];
  readonly asWritten: boolean;
  readonly place: Place;
}

/** What one page says of its operations; all of them share bodies, answers, permissions and samples. */
export interface ApiModel {
  readonly title: string;
  readonly description: string | undefined;
  readonly place: Place;
  readonly server: ServerModel | undefined;
  readonly operations: readonly OperationModel[];
  readonly permissions: PermissionsModel;
  /** The place that says that a bearer token is needed; undefined where no token is. */
  readonly bearer: Place | undefined;
  /** The base of the page's operation identifiers. */
  readonly idBase: string;
  readonly requestBody: RequestBodyModel | undefined;
  readonly responses: readonly ResponseModel[];
  readonly types: readonly NamedType[];
}

export interface ServerModel {
  /** `https://graph.microsoft.com`, without a slash at its end. */
  readonly origin: string;
  /** The version that folder or page states; undefined where neither does. */
  readonly version: string | undefined;
  readonly versions: readonly string[];
  readonly place: Place;
}
