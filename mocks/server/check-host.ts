import type { IncomingMessage } from 'node:http';
import { isLoopback } from '../../spec/standards/loopback.ts';
import type { MockApi } from '../engine/mock-api.ts';

/** The hosts that a server answers for; undefined where it answers for any, since other machines may call it. */
export type KnownHosts = readonly string[] | undefined;

/**
 * The hosts of a server: none are unknown where it listens on an address that other machines reach; else those of the
 * documented servers and those that are allowed by name, beside the names of this machine.
 */
export function knownHosts({ origins }: MockApi, listening: string, allowed: readonly string[]): KnownHosts {
  if (!isLoopback(listening)) return undefined;
  return [...origins.map((origin) => new URL(origin).host), ...allowed].map((host) => host.toLowerCase());
}

/** What is wrong with a request as a message of HTTP, with the status of the response. */
export interface MessageProblem {
  readonly status: number;
  readonly message: string;
}

/**
 * Judges the host that a request is for (RFC 9112, sections 3.2 and 3.2.2): HTTP/1.1 needs one header Host, a target that is
 * a whole URL counts in its place, and it must be a host of this server. A web page whose own name has been made to lead to
 * this machine (DNS rebinding) could call the mock otherwise.
 */
export function checkHost(incoming: IncomingMessage, known: KnownHosts): MessageProblem | undefined {
  const [host, ...others] = incoming.headersDistinct.host ?? [];
  if (others.length > 0) return { status: 400, message: 'a request has one header Host' };
  if (host === undefined && incoming.httpVersion === '1.1') {
    return { status: 400, message: 'a request of HTTP/1.1 needs the header Host' };
  }
  const asked = splitTarget(incoming).host ?? host;
  if (asked === undefined) return undefined;
  if (!/^(\[[\da-f:.]+\]|[\w.~-]+)(:\d*)?$/i.test(asked)) return { status: 400, message: `\`${asked}\` is no host` };
  const name = asked.toLowerCase().replace(/:\d*$/, '');
  if (known === undefined || isLoopback(name) || name.endsWith('.localhost')) return undefined;
  if (known.some((other) => other === name || other === asked.toLowerCase())) return undefined;
  return {
    status: 421,
    message: `the mock does not answer for the host ${asked}: call 127.0.0.1 or localhost, or start it with --allow-host ${name}`,
  };
}

/** What a request is for: path and query, and the host where a client sends a whole URL as if to a proxy. */
export function splitTarget({ url = '/' }: IncomingMessage): { readonly host?: string; readonly target: string } {
  const [whole, authority] = /^https?:\/\/([^/?#]*)/i.exec(url) ?? [];
  if (whole === undefined || authority === undefined) return { target: url };
  const rest = url.slice(whole.length);
  // What is before `@` is a user, and no part of the host.
  return { host: authority.replace(/^.*@/, ''), target: rest.startsWith('/') ? rest : `/${rest}` };
}
