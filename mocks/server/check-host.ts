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

/** What is wrong with the header Host of a request, with the status of the response; undefined where nothing is. */
export interface HostProblem {
  readonly status: number;
  readonly message: string;
}

/**
 * Judges the header Host (RFC 9110, section 7.2): one is needed in HTTP/1.1, and it must be a host of this server. A web
 * page whose own name has been made to lead to this machine (DNS rebinding) could call the mock otherwise.
 */
export function checkHost(
  { httpVersion, headersDistinct }: IncomingMessage,
  known: KnownHosts,
): HostProblem | undefined {
  const [host, ...others] = headersDistinct.host ?? [];
  if (others.length > 0) return { status: 400, message: 'a request has one header Host' };
  if (host === undefined) {
    return httpVersion === '1.1' ? { status: 400, message: 'a request of HTTP/1.1 needs the header Host' } : undefined;
  }
  const name = host.toLowerCase().replace(/:\d*$/, '');
  if (known === undefined || isLoopback(name) || name.endsWith('.localhost')) return undefined;
  if (known.some((other) => other === name || other === host.toLowerCase())) return undefined;
  return {
    status: 421,
    message: `the mock does not answer for the host ${host}: call 127.0.0.1 or localhost, or start it with --allow-host ${name}`,
  };
}
