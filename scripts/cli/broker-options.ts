import { InvalidArgumentError } from 'commander';
import type { ConsumerVersionSelector } from '../../contracts/broker/client.ts';
import { type Broker, BrokerError } from '../../contracts/broker/http.ts';
import { CommandFailure, WrongUse } from './errors.ts';

/** Where a broker is said to be. */
export interface GivenBroker {
  readonly brokerUrl?: string;
  /** The name of the environment variable that holds its token. */
  readonly brokerTokenEnv?: string;
}

/** The broker that options or the environment name, with credentials from the environment. @throws WrongUse where there is none */
export function readBroker({ brokerUrl, brokerTokenEnv }: GivenBroker): Broker {
  const { PACT_BROKER_BASE_URL, PACT_BROKER_USERNAME: username, PACT_BROKER_PASSWORD: password } = process.env;
  const url = checkUrl(brokerUrl || PACT_BROKER_BASE_URL);
  const token = process.env[brokerTokenEnv ?? 'PACT_BROKER_TOKEN'];
  if (token) return { url, credentials: { token } };
  if (brokerTokenEnv !== undefined) {
    throw new WrongUse(`the environment variable ${brokerTokenEnv} of --broker-token-env is empty or not set`);
  }
  return username && password !== undefined ? { url, credentials: { username, password } } : { url };
}

/** The URL is not repeated where it is wrong: it may hold a password. */
function checkUrl(text: string | undefined): string {
  if (!text) throw new WrongUse('name a broker: give --broker-url, or set PACT_BROKER_BASE_URL');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new WrongUse('the URL of the broker is not an http or https URL');
  }
  if (url.username !== '' || url.password !== '') {
    throw new WrongUse('credentials are not taken from the URL of a broker: set PACT_BROKER_TOKEN');
  }
  return text;
}

/** What a broker responds. @throws CommandFailure if it responds with an error, or cannot be reached */
export function withBroker<T>(response: Promise<T>): Promise<T> {
  return response.catch((error: unknown) => {
    throw error instanceof BrokerError ? new CommandFailure(error.message) : error;
  });
}

/** A day, such as `2026-01-31`. @throws InvalidArgumentError if it is none */
export function parseDay(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new InvalidArgumentError('A day is written as 2026-01-31.');
}

/** A consumer version selector, as JSON. @throws InvalidArgumentError if it is no object of texts and booleans */
export function parseSelector(text: string): ConsumerVersionSelector {
  const wrong = new InvalidArgumentError('A selector is a JSON object of texts and booleans: {"branch":"main"}.');
  try {
    const json: unknown = JSON.parse(text);
    if (isSelector(json)) return json;
  } catch {
    throw wrong;
  }
  throw wrong;
}

function isSelector(json: unknown): json is ConsumerVersionSelector {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return false;
  const values = Object.values(json);
  return values.length > 0 && values.every((value) => typeof value === 'string' || typeof value === 'boolean');
}
