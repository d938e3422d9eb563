/** The part of a Pact V4 contract (https://github.com/pact-foundation/pact-specification/tree/version-4) that Facsimile writes. */

export interface Matcher {
  readonly match: 'type' | 'equality' | 'regex' | 'integer' | 'number' | 'null' | 'notEmpty';
  readonly regex?: string;
  readonly min?: number;
}

export interface MatcherSet {
  readonly combine: 'AND' | 'OR';
  readonly matchers: readonly Matcher[];
}

/** Matchers by JSON path (`$.id`, `$['@odata.type']`) for bodies, by name for headers. */
export type MatcherSets = Readonly<Record<string, MatcherSet>>;

export interface PactBody {
  readonly content: unknown;
  readonly contentType: string;
  /** `base64` where the bytes are not what Pact would make of the content. */
  readonly encoded: false | 'base64';
}

interface PactMessage {
  readonly headers?: Readonly<Record<string, readonly string[]>>;
  readonly body?: PactBody;
  readonly matchingRules?: { readonly header?: MatcherSets; readonly body?: MatcherSets };
}

/** Puts something that fits a regular expression in the place of the contract's own example when the request is sent. */
interface Generator {
  readonly type: 'Regex';
  readonly regex: string;
}

export interface PactRequest extends PactMessage {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, readonly string[]>>;
  readonly generators?: { readonly header: Readonly<Record<string, Generator>> };
}

export interface PactResponse extends PactMessage {
  readonly status: number;
}

/**
 * What the response of an interaction follows from: the `request` alone (a missing token), the `data` that the provider
 * holds (a device that is there or not), or a `state` that no request shows (a throttled caller).
 */
export type Dependence = 'request' | 'data' | 'state';

/** What Facsimile notes about an interaction, in the `comments` that Pact leaves to its users. */
export interface InteractionNotes {
  readonly operationId: string;
  /** The name of the documented example that answers, the same as the provider state's. */
  readonly scenario: string;
  readonly dependsOn: Dependence;
  /** Where it is demanded, `page:line` or overlay: `request`, `response`, and the JSON paths of the response's body. */
  readonly sources: Readonly<Record<string, string>>;
}

export interface PactInteraction {
  readonly type: 'Synchronous/HTTP';
  readonly description: string;
  readonly pending: false;
  readonly comments: { readonly text: readonly string[]; readonly facsimile: InteractionNotes };
  readonly providerStates: readonly [{ readonly name: string; readonly params: Readonly<Record<string, string>> }];
  readonly request: PactRequest;
  readonly response: PactResponse;
}

export interface Pact {
  readonly consumer: { readonly name: string };
  readonly provider: { readonly name: string };
  readonly interactions: readonly PactInteraction[];
  readonly metadata: {
    readonly pactSpecification: { readonly version: '4.0' };
    readonly facsimile: { readonly generator: string; readonly notice: string };
  };
}
