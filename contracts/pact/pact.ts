import type { DocEvidence } from '../../spec/openapi/document.ts';

/** The part of a Pact V4 contract (https://github.com/pact-foundation/pact-specification/tree/version-4) that Facsimile writes. */

export interface Matcher {
  readonly match: 'type' | 'equality' | 'regex' | 'integer' | 'number' | 'null' | 'notEmpty' | 'statusCode';
  readonly regex?: string;
  readonly min?: number;
  /** The statuses of `statusCode`. */
  readonly status?: readonly number[];
}

export interface MatcherSet {
  readonly combine: 'AND' | 'OR';
  readonly matchers: readonly Matcher[];
}

/** Matchers by JSON path (`$.id`, `$['@odata.type']`) for bodies, by name for headers. */
export type MatcherSets = Readonly<Record<string, MatcherSet>>;

export interface PactBody {
  readonly content: unknown;
  /** Undefined for a body that is sent without one. */
  readonly contentType?: string;
  /** `base64` where the bytes are not what Pact would make of the content. */
  readonly encoded: false | 'base64';
}

interface PactMessage {
  readonly headers?: Readonly<Record<string, readonly string[]>>;
  readonly body?: PactBody;
  readonly matchingRules?: {
    readonly header?: MatcherSets;
    readonly body?: MatcherSets;
    readonly status?: MatcherSet;
  };
}

/** Puts something that fits a regular expression in the place of the contract's own example when the request is sent. */
interface RegexGenerator {
  readonly type: 'Regex';
  readonly regex: string;
}

/** Puts a text of so many letters and digits, at most 65 535, in the place of the contract's own. */
interface RandomStringGenerator {
  readonly type: 'RandomString';
  readonly size: number;
}

/** Puts what setting up the provider states gives into an expression, `/devices/${deviceId}/commands`. */
interface StateGenerator {
  readonly type: 'ProviderState';
  readonly expression: string;
  readonly dataType: 'STRING';
}

export interface PactRequest extends PactMessage {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, readonly string[]>>;
  readonly generators?: {
    readonly header?: Readonly<Record<string, RegexGenerator>>;
    /** By JSON paths. */
    readonly body?: Readonly<Record<string, RandomStringGenerator>>;
    readonly path?: StateGenerator;
  };
}

export interface PactResponse extends PactMessage {
  readonly status: number;
}

/**
 * What the response of an interaction follows from: the `request` alone (a missing token), the `data` that the provider
 * holds (a device that is there or not), or a `state` that no request shows (a throttled caller).
 */
export type Dependence = 'request' | 'data' | 'state';

/** What has to hold before a request is sent, in the words of the domain: `a device exists` with `{ deviceId }`. */
export interface ProviderState {
  readonly name: string;
  readonly params: Readonly<Record<string, string>>;
}

/** A credential that a request is sent with, by the name of its security scheme. */
export interface NotedCredential {
  readonly name: string;
  readonly in: 'header' | 'query' | 'cookie';
  /** The name of the header, query parameter or cookie. */
  readonly field: string;
  /** The authentication scheme of HTTP; absent for a key. */
  readonly scheme?: string;
}

/** What Facsimile notes about an interaction, in the `comments` that Pact leaves to its users. */
export interface InteractionNotes {
  readonly operationId: string;
  /** The name of the documented example that responds, such as `itemNotFound`. */
  readonly scenario: string;
  readonly dependsOn: Dependence;
  /** The credentials of the request, where they are other than one bearer token. */
  readonly credentials?: readonly NotedCredential[];
  /** How it is known that a provider responds so. */
  readonly evidence?: DocEvidence;
  /** Why the interaction is advice and no promise: a right provider may respond otherwise. */
  readonly advisory?: string;
  /** The line, `page.md:29`, that is read in several ways, and the reading that the interaction is about. */
  readonly choice?: string;
  readonly reading?: string;
  /** What a consumer's tests read of the response's body, by JSON paths; `all` where it cannot be known. */
  readonly reads?: readonly string[] | 'all';
  /** The consumer's tests that it was recorded from, with their files, and the JSON paths that each read of the body. */
  readonly tests?: Readonly<Record<string, readonly string[] | 'all'>>;
  /** Where it is demanded, `page:line` or overlay: `request`, `response`, and the JSON paths of the response's body. */
  readonly sources: Readonly<Record<string, string>>;
}

export interface PactInteraction {
  readonly type: 'Synchronous/HTTP';
  readonly description: string;
  readonly pending: boolean;
  readonly comments: { readonly text: readonly string[]; readonly facsimile: InteractionNotes };
  readonly providerStates: readonly ProviderState[];
  readonly request: PactRequest;
  readonly response: PactResponse;
}

/** The JSON types that the parts of a body have where they are there; parts that nothing is stated of are left out. */
export interface BodyShape {
  /** `string`, `number`, `integer`, `boolean`, `object`, `array` and `null`. */
  readonly types?: readonly string[];
  /** `page:line` of what states them. */
  readonly source?: string;
  readonly properties?: Readonly<Record<string, BodyShape>>;
  /** Each item of a list. */
  readonly items?: BodyShape;
}

/** The shapes of documented JSON bodies: by operation and status the number of one in the list. */
export interface ResponseShapes {
  readonly shapes: readonly BodyShape[];
  readonly responses: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface Pact {
  readonly consumer: { readonly name: string };
  readonly provider: { readonly name: string };
  readonly interactions: readonly PactInteraction[];
  readonly metadata: {
    readonly pactSpecification: { readonly version: '4.0' };
    readonly facsimile: {
      readonly generator: string;
      readonly notice: string;
      /** What every response is held to, whichever of the documented ones it is. */
      readonly bodies: ResponseShapes;
      /** By the names of properties, the texts that stand for values and are sent, since nothing better is known. */
      readonly placeholders: Readonly<Record<string, string>>;
    };
  };
}
