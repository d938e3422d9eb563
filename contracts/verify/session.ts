import { isUtf8 } from 'node:buffer';
import { escapeLine } from '../../spec/standards/visible-text.ts';
import { redact } from '../http/redact.ts';
import { defaultTimeout, type HeaderList, type ProviderRequest, type ProviderResponse } from '../http/types.ts';
import type { ReadInteraction } from '../pact/read-pact.ts';
import type { VerifierProcess, VerifierReply } from './pact-process.ts';
import { readReport, type VerifierReport } from './pact-report.ts';
import { assumption, contractOfOne, reasonToSkip, type SendingOptions } from './prepare-request.ts';
import { type RecordedVisit, visitProvider } from './replay.ts';
import type { VerificationFailure, VerificationResult } from './result.ts';

/** How interactions are sent, and how long to wait. */
export interface SessionOptions extends SendingOptions {
  /** Milliseconds that the provider has for each response; 10 000 if none is given. */
  readonly timeout?: number;
  /**
   * Milliseconds, added up over all requests that got no response, after which no more requests are sent, so that a run
   * against a provider that hangs ends; 60 000 if none is given.
   */
  readonly patience?: number;
}

/** Verifies interactions of one provider, one after the other. */
export type VerifyInteraction = (interaction: ReadInteraction) => Promise<VerificationResult>;

/** Begins a session on a verifier, which is left running. */
export function createSession(verifier: VerifierProcess, options: SessionOptions): VerifyInteraction {
  const { timeout = defaultTimeout, patience = 60_000 } = options;
  let waited = 0;
  let unanswered = 0;
  return async (interaction) => {
    const about = describe(interaction);
    const reason = reasonToSkip(interaction, options) ?? (waited < patience ? undefined : impatience(unanswered));
    if (reason !== undefined) return { ...about, outcome: 'skipped', failures: [], note: reason, duration: 0 };
    const started = performance.now();
    const visit = visitProvider(interaction, options, timeout);
    // Each state is set up and torn down.
    const longest = timeout * (1 + 2 * interaction.states.length);
    const reply = await verifier.run(contractOfOne(interaction), visit, longest);
    const duration = Math.round(performance.now() - started);
    const { waited: unansweredTime = 0 } = visit.record.failure ?? {};
    waited += unansweredTime;
    if (unansweredTime > 0) unanswered += 1;
    const secrets = secretsOf(options);
    const failures = redact(failuresOf(interaction, visit, reply, secrets), secrets);
    const exchange = formatExchange(visit, options, secrets);
    if (failures.length === 0) return { ...about, outcome: 'passed', failures, ...exchange, duration };
    const note = assumption(interaction, options);
    return { ...about, outcome: 'failed', failures, ...exchange, ...(note !== undefined && { note }), duration };
  };
}

function describe({ pact, description, states, notes }: ReadInteraction) {
  const source = notes?.sources?.request;
  return {
    pact,
    description,
    states,
    ...(notes && { operationId: notes.operationId, scenario: notes.scenario }),
    ...(source !== undefined && { source }),
  };
}

function impatience(unanswered: number): string {
  return `not sent: the provider did not respond to ${unanswered} requests before`;
}

function failuresOf(
  interaction: ReadInteraction,
  { record }: RecordedVisit,
  reply: VerifierReply,
  secrets: readonly string[],
): readonly VerificationFailure[] {
  if (record.failure !== undefined) return [{ part: 'exchange', message: record.failure.message }];
  if ('broken' in reply) return [{ part: 'exchange', message: reply.broken }];
  // Redacted before a long value is cut short, which could leave half a token.
  return readReport(redact(JSON.parse(reply.report) as VerifierReport, secrets), interaction);
}

function formatExchange(
  { record: { request, response } }: RecordedVisit,
  { providerBaseUrl, headers = [] }: SessionOptions,
  secrets: readonly string[],
) {
  const hidden = headers.map(([name]) => name.toLowerCase());
  const hide = (text: string) => redact(text, secrets);
  return {
    ...(request && { sent: showRequest(providerBaseUrl, request, { hidden, hide }) }),
    ...(response && { received: showResponse(response, hide) }),
  };
}

/** Characters of a body; what is longer is cut. */
const longestBody = 4000;

const credentials = ['authorization', 'proxy-authorization', 'cookie', 'set-cookie'];

/** What must not be visible of a request. */
export interface Hiding {
  /** Headers whose values are not shown, in lower case; those for credentials never are. */
  readonly hidden: readonly string[];
  /** Removes secrets from a text. */
  readonly hide: (text: string) => string;
}

/** A request as a person reads it. */
export function showRequest(url: string, request: ProviderRequest, { hidden, hide }: Hiding): string {
  const start = `${request.method} ${url.replace(/\/$/, '')}${request.target}`;
  const head = [start, ...showHeaders(request.headers, [...credentials, ...hidden])];
  return [...head.map((line) => escapeLine(hide(line))), ...showBody(request.body, hide)].join('\n');
}

/** A response as a person reads it. */
export function showResponse({ status, headers, body }: ProviderResponse, hide: Hiding['hide']): string {
  const head = [`HTTP ${status}`, ...showHeaders(headers, credentials)];
  return [...head.map((line) => escapeLine(hide(line))), ...showBody(body, hide)].join('\n');
}

function showHeaders(headers: HeaderList, hidden: readonly string[]): readonly string[] {
  return headers.map(([name, value]) => {
    if (!hidden.includes(name.toLowerCase())) return `${name}: ${value}`;
    // The scheme is not secret, and shows what kind of credentials is sent.
    const scheme = name.toLowerCase().endsWith('authorization') ? /^(\w+) /.exec(value)?.[0] : undefined;
    return `${name}: ${scheme ?? ''}[hidden]`;
  });
}

function showBody(body: Uint8Array, hide: Hiding['hide']): readonly string[] {
  if (body.length === 0) return [];
  if (!isUtf8(body)) return ['', `(${body.length} bytes that are not text)`];
  // Hidden before it is cut, which could leave half a token.
  const text = hide(Buffer.from(body).toString());
  return ['', text.length > longestBody ? `${text.slice(0, longestBody)}… (${body.length} bytes)` : text];
}

/** Characters; a shorter value of a header is no secret, and its letters are in every text. */
const shortest = 8;

/** The texts that must appear in no result: the token, the values of given headers, and what follows their scheme. */
export function secretsOf({ token, headers = [] }: Pick<SendingOptions, 'token' | 'headers'>): readonly string[] {
  const values = headers.flatMap(([, value]) => [value, value.replace(/^\w+ +/, '')]);
  return [...(token === undefined ? [] : [token]), ...values.filter((value) => value.length >= shortest)];
}
