import { type Command, InvalidArgumentError } from 'commander';
import { findBaseUrlProblem } from '../../contracts/http/base-url.ts';
import { defaultTimeout } from '../../contracts/http/types.ts';
import { collect, parseNonBlank } from '../cli/option-values.ts';

/** Adds the options that say how requests are sent, and to where. */
export function addSendingOptions(command: Command): void {
  command
    .optionsGroup('The provider, and what is sent to it:')
    .requiredOption('--provider-base-url <url>', 'where the provider answers', parseBaseUrl)
    .option('--provider-states-url <url>', "where the provider takes Pact's provider states (POST)", parseUrl)
    .option('--prefer-states', 'the provider is a mock: ask for states with the request header Prefer')
    .option('--token-env <name>', 'the environment variable that holds the bearer token to send')
    .option(
      '--credential-env <scheme=name>',
      'the environment variable that holds what to send for a security scheme of the document (of basic: `user:password`); may be repeated',
      collect(parsePair('A credential is written as SCHEME=NAME of an environment variable.')),
    )
    .option('--header <name: value>', 'a header to send with each request; may be repeated', collect(parseHeader))
    .option(
      '--value <name=text>',
      "a text to send for a property in place of the page's placeholder; may be repeated",
      collect(parsePair('A value is written as NAME=TEXT.')),
    )
    .option('--ca <file>', 'certificates of authorities (PEM) that may sign those of an https provider', parseNonBlank)
    .option(
      '--timeout <ms>',
      'how long the provider may take for a response, in milliseconds',
      parseTimeout,
      defaultTimeout,
    )
    .option('--allow-writes', 'let requests that write go to a provider that is not on this machine');
}

function parseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new InvalidArgumentError('A provider is at an http or https URL.');
  }
  // Shells and process lists keep what is written here.
  if (url.username !== '' || url.password !== '') {
    throw new InvalidArgumentError('Credentials are not taken from a URL: give a token with --token-env.');
  }
  return text;
}

function parseBaseUrl(text: string): string {
  const problem = findBaseUrlProblem(text);
  if (problem !== undefined) throw new InvalidArgumentError(problem);
  return parseUrl(text);
}

function parseTimeout(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A timeout is a number of milliseconds.');
}

function parseHeader(text: string): readonly [string, string] {
  const [, name, value] = /^([\w!#$%&'*+.^`|~-]+):[ \t]*([^ \t\p{Cc}]\P{Cc}*)$/u.exec(text) ?? [];
  if (name !== undefined && value !== undefined) return [name, value.trim()];
  throw new InvalidArgumentError("A header is written as 'Name: value'.");
}

function parsePair(message: string): (text: string) => readonly [string, string] {
  return (text) => {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (name !== undefined && value !== undefined) return [name, value];
    throw new InvalidArgumentError(message);
  };
}
