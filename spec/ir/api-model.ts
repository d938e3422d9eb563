import type { Place } from '../source/place.ts';
import type { Method } from '../standards/method.ts';
import type { Evidence, Fact } from './evidence.ts';

/** The type of a property as the page gives it, with OpenAPI's names for primitive types and formats. */
export type TypeRef =
  | { readonly kind: 'primitive'; readonly type: 'string' | 'boolean' | 'integer' | 'number'; readonly format?: string }
  /** One of some texts; of `flags` also several, with commas between them. */
  | { readonly kind: 'enum'; readonly values: readonly string[]; readonly flags?: true }
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'collection'; readonly items: TypeRef }
  | { readonly kind: 'object'; readonly shape: ObjectShape }
  /** A named type with properties in addition to its own: what a sample shows of a body and its type's page does not. */
  | { readonly kind: 'extended'; readonly base: TypeRef; readonly shape: ObjectShape }
  /** Any of several types that pages give one body, with the properties that it may have whichever it is. */
  | {
      readonly kind: 'alternatives';
      readonly types: readonly TypeRef[];
      readonly properties: readonly Property[];
      /** Which named type a value is of, by what it has in the property that names types; undefined where none of them says. */
      readonly mapping: readonly { readonly value: string; readonly type: string }[] | undefined;
    }
  /** An object of which nothing else is known. */
  | { readonly kind: 'any-object' }
  | { readonly kind: 'any' };

/** A property of an object, with the line that it was read from. */
export interface Property {
  readonly name: string;
  readonly type: TypeRef;
  readonly description: string | undefined;
  readonly readOnly: boolean;
  /** How it is known that the property is always there; `false` where it may be absent. */
  readonly required: Evidence | false;
  readonly nullable: boolean;
  readonly place: Fact;
}

/** The properties of an object in the order of the page; `open` where further ones may pass. */
export interface ObjectShape {
  readonly properties: readonly Property[];
  readonly open: boolean;
}

/** A type with a name of its own, `example.command`: a component of the document. */
export interface NamedType {
  readonly name: string;
  /** The named type whose properties it has too. */
  readonly base: string | undefined;
  readonly shape: ObjectShape;
  readonly description: string | undefined;
  readonly place: Fact;
}

/** A sample body. */
export interface SampleExample {
  readonly summary: string | undefined;
  readonly value: unknown;
  readonly place: Place;
  /** What else it rests on: the text above it, and of a response the request that it responds to. */
  readonly further: readonly Place[];
}

/** A body of a message, with the samples of it. */
export interface BodyModel {
  readonly mediaType: string;
  /** Undefined for a body that is not JSON. */
  readonly type: TypeRef | undefined;
  readonly examples: readonly SampleExample[];
}

/** The body of a request, with what the page says about it. */
export interface RequestBodyModel extends BodyModel {
  readonly description: string | undefined;
  readonly required: boolean;
  readonly place: Fact;
}

/** A header of a response that a sample shows. */
export interface HeaderModel {
  readonly name: string;
  readonly example: string;
  readonly place: Fact;
}

/** A response of one status; `body` is undefined where it has none. */
export interface ResponseModel {
  readonly status: number;
  readonly description: string | undefined;
  /** Those of its samples, without those that go with the body or the sender. */
  readonly headers?: readonly HeaderModel[];
  readonly body: BodyModel | undefined;
  readonly place: Fact;
}

/** A parameter of an operation; `example` helps where the type alone says little. */
export interface ParameterModel {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly type: TypeRef;
  readonly required: boolean;
  readonly description: string | undefined;
  readonly example: string | undefined;
  /** What the service takes where a request leaves it open. */
  readonly default?: string;
  readonly place: Fact;
}

/** A row of the table of permissions. */
export interface PermissionModel {
  readonly account: string;
  readonly support: 'supported' | 'unsupported' | 'unknown';
  readonly scopes: readonly string[];
  readonly place: Place;
}

/** The table of permissions. */
export interface PermissionsModel {
  readonly rows: readonly PermissionModel[];
  /** The order that the table's heading states: `from least to most privileged`; undefined where it states none. */
  readonly order: string | undefined;
}

/** The requests and responses of an operation. */
export interface ExchangeModel {
  readonly requestBody: RequestBodyModel | undefined;
  readonly responses: readonly ResponseModel[];
}

/** A method on a path. */
export interface OperationModel {
  readonly id: string;
  /** What its own section of the page calls it, where a page documents several; else the page's title stands. */
  readonly title?: string;
  readonly description?: string | undefined;
  readonly method: Method;
  /** An OpenAPI path template. */
  readonly path: string;
  readonly parameters: readonly ParameterModel[];
  readonly asWritten: boolean;
  /** Operations that share their samples share this object. */
  readonly exchange: ExchangeModel;
  readonly place: Fact;
  /** The line that is read in several ways, of which a service need follow only one; undefined where it is read in one. */
  readonly choice: Place | undefined;
}

/** What one page says about its operations. */
export interface ApiModel {
  readonly page: string;
  readonly title: string;
  readonly description: string | undefined;
  readonly place: Place;
  readonly descriptionPlace: Place | undefined;
  readonly server: ServerModel | undefined;
  /** The version that folder or page states; undefined where neither does. */
  readonly version: string | undefined;
  readonly operations: readonly OperationModel[];
  readonly permissions: PermissionsModel;
  /** The place that says that a bearer token is needed; undefined where no token is. */
  readonly bearer: Fact | undefined;
  /** The named types that this page alone describes; those of pages about types are kept apart from the models. */
  readonly types: readonly NamedType[];
  readonly control: ControlNames | undefined;
}

/** The properties that are information of the protocol, which objects may have in addition to those of their types. */
export interface ControlNames {
  /** A regular expression that matches their names. */
  readonly pattern: string;
  /** The one by which a value names its type. */
  readonly typeProperty: string;
}

/** A part of a server's address that differs from one installation to the next: `tenant` in `https://{tenant}.example.com`. */
export interface ServerVariableModel {
  readonly name: string;
  readonly default: string;
  readonly description: string | undefined;
  readonly place: Fact;
}

/** The host that the operations of a page are on, and the API versions that it may serve. */
export interface ServerModel {
  /** `https://api.example.com`, without a slash at its end. */
  readonly origin: string;
  /** What all paths of the server begin with, `/api`. */
  readonly basePath?: string;
  readonly variables?: readonly ServerVariableModel[];
  readonly version: string | undefined;
  /** Empty where the server's paths begin with no version. */
  readonly versions: readonly string[];
  readonly place: Fact;
}
