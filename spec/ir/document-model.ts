import type { Place } from '../source/place.ts';
import type { Method } from '../standards/method.ts';
import type {
  ControlNames,
  HeaderModel,
  NamedType,
  ParameterModel,
  PermissionsModel,
  SampleExample,
  ServerModel,
  TypeRef,
} from './api-model.ts';
import type { Fact } from './evidence.ts';

/** What pages say together: everything that one document is written from, with nothing left to decide. */
export interface DocumentModel {
  readonly title: string;
  readonly description: string | undefined;
  /** Undefined where no page documents an operation. */
  readonly place: Place | undefined;
  readonly descriptionPlace: Place | undefined;
  readonly servers: readonly DocumentedServer[];
  readonly tags: readonly TagModel[];
  /** In the order of their texts. */
  readonly paths: readonly PathModel[];
  /** The named types that bodies and parameters are made of, each once. */
  readonly types: readonly NamedType[];
  /** The examples of all bodies, each once. */
  readonly examples: readonly NamedExample[];
  /** The place that says that a bearer token is needed; undefined where no token is. */
  readonly bearer: Fact | undefined;
  /** The places on other pages that say so too. */
  readonly furtherBearers: readonly Place[];
  readonly control: ControlNames | undefined;
}

/** A server with the places on other pages that name it too. */
interface DocumentedServer extends ServerModel {
  readonly furtherPlaces: readonly Place[];
}

/** A group of operations: those of the pages of one title. */
interface TagModel {
  readonly name: string;
  readonly description: string | undefined;
  readonly place: Place;
  readonly descriptionPlace: Place | undefined;
}

/** A path template with one operation for each of its methods. */
export interface PathModel {
  readonly path: string;
  readonly operations: readonly DocumentedOperation[];
}

/** A method on a path as all pages that declare it document it. */
export interface DocumentedOperation {
  /** No other operation of the document has it. */
  readonly id: string;
  readonly method: Method;
  readonly summary: string;
  readonly description: string | undefined;
  readonly tags: readonly string[];
  /** The operation is kept as every page prints its line, in addition to the one that is meant. */
  readonly asWritten: boolean;
  readonly permissions: PermissionsModel;
  readonly needsToken: boolean;
  readonly parameters: readonly ParameterModel[];
  /** Operations that share their samples share this object. */
  readonly exchange: DocumentedExchange;
  /** The request lines that declare it. */
  readonly places: readonly Fact[];
  /** The line that can be read as several operations, of which this is one; a service need follow only one. */
  readonly choice: Place | undefined;
}

/** The requests and responses of an operation. */
export interface DocumentedExchange {
  readonly requestBody: DocumentedRequestBody | undefined;
  readonly responses: readonly DocumentedResponse[];
}

/** A request body in each of its media types. */
export interface DocumentedRequestBody {
  readonly description: string | undefined;
  readonly required: boolean;
  readonly contents: readonly DocumentedContent[];
  readonly places: readonly Fact[];
}

/** The response of one status in each of its media types; `contents` is empty where it has no body. */
export interface DocumentedResponse {
  readonly status: number;
  readonly description: string | undefined;
  readonly headers: readonly HeaderModel[];
  readonly contents: readonly DocumentedContent[];
  readonly places: readonly Fact[];
}

/** A body of one media type; of a body that is not JSON the type is undefined. */
export interface DocumentedContent {
  readonly mediaType: string;
  readonly type: TypeRef | undefined;
  /** With their names among the examples of this body. */
  readonly examples: readonly { readonly name: string; readonly example: NamedExample }[];
}

/** An example with the name of its component, which no other example of the document has. */
export interface NamedExample extends SampleExample {
  readonly component: string;
}
