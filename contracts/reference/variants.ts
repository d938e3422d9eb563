import type { ServerResponse } from 'node:http';
import type { ReferenceRequest } from './request.ts';
import type { ReferenceResponse } from './responses.ts';

/**
 * A check that the reference provider makes of a request, by name: `property:Status` that the property is there,
 * `type:Status` that it has its type if it is.
 */
export type CheckName =
  | 'authentication'
  | 'content-type'
  | 'json'
  | 'device'
  | 'throttling'
  | 'accept'
  | `property:${string}`
  | `type:${string}`;

/** In what a version of the reference provider differs from the one that is written from the page. */
export interface ProviderVariant {
  /** Whether a check is not made of a request. */
  readonly skips?: (check: CheckName, request: ReferenceRequest) => boolean;
  /** The checks are made in the opposite order. */
  readonly reverses?: boolean;
  /** Bodies are read in another way; undefined where they cannot be. */
  readonly reads?: (text: string) => unknown;
  /** The request is taken for another one. */
  readonly sees?: (request: ReferenceRequest) => ReferenceRequest;
  /** A check more, made of requests that nothing is wrong with. */
  readonly rejects?: (request: ReferenceRequest) => ReferenceResponse | undefined;
  /** What is answered in a provider state, whatever the request is. */
  readonly fakes?: (state: string | undefined) => ReferenceResponse | undefined;
  /** Responses are changed on their way out. */
  readonly changes?: (response: ReferenceResponse, request: ReferenceRequest) => ReferenceResponse;
  /** Responses are sent in another way. */
  readonly sends?: (stream: ServerResponse, response: ReferenceResponse) => void;
  /** Paths that are not served. */
  readonly hides?: (path: string) => boolean;
}

/** One documented thing that a provider does wrong. */
export interface ProviderFault extends ProviderVariant {
  /** What a reader of the page would complain of. */
  readonly breaks: string;
  /** Why no contract can find it out, where that is known. */
  readonly gap?: string;
}

/** A provider that is right by the page and looks different from the reference provider. */
export interface RightVariant extends ProviderVariant {
  /** What somebody who compares bytes would notice. */
  readonly differs: string;
  /** Why the page allows it. */
  readonly because: string;
  /** Why no contract that is made from the page lets it pass, where that is known. */
  readonly gap?: string;
}

/** Skips one check, whatever the request is. */
export function skipping(name: CheckName): Required<Pick<ProviderVariant, 'skips'>> {
  return { skips: (check) => check === name };
}

/** Changes the responses of one status, and leaves the others. */
export function onStatus(
  status: number,
  change: (response: ReferenceResponse, request: ReferenceRequest) => ReferenceResponse,
): (response: ReferenceResponse, request: ReferenceRequest) => ReferenceResponse {
  return (response, request) => (response.status === status ? change(response, request) : response);
}

/** A fault in the response that answers a creation. */
export function created(breaks: string, change: (response: ReferenceResponse) => ReferenceResponse): ProviderFault {
  return { breaks, changes: onStatus(201, change) };
}

/** A fault in the entity that is created, as the response shows it. */
export function createdBody(
  breaks: string,
  change: (body: NonNullable<ReferenceResponse['body']>) => ReferenceResponse['body'],
): ProviderFault {
  return created(breaks, (response) => ({ ...response, body: change(response.body ?? {}) }));
}

/** An object with a property less. */
export function withoutProperty<V>(object: Readonly<Record<string, V>>, name: string): Readonly<Record<string, V>> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

/** The body of a response with each of its own texts changed, at the top alone: an error's code stays what it is. */
export function mapTexts(
  response: ReferenceResponse,
  change: (text: string, name: string) => string,
): ReferenceResponse {
  if (response.body === undefined) return response;
  const entries = Object.entries(response.body).map(([name, value]) => [
    name,
    typeof value === 'string' ? change(value, name) : value,
  ]);
  return { ...response, body: Object.fromEntries(entries) };
}
