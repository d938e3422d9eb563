import { BrokerError } from './broker-error.ts';
import type { BrokerResource } from './broker-http.ts';
import { fieldsOf } from './http-exchange.ts';

/**
 * Where a link of a resource leads, its template filled in.
 * @throws BrokerError if the resource has no such link.
 */
export function linkOf(
  resource: BrokerResource,
  relation: string,
  values: Readonly<Record<string, string>> = {},
): string {
  const href = fieldsOf(fieldsOf(resource._links)[relation]).href;
  if (typeof href !== 'string') {
    throw new BrokerError(`the broker offers no \`${relation}\`: it is none, or an older one than this needs`);
  }
  return href.replaceAll(/\{(\w+)\}/g, (whole, name: string) => encodeURIComponent(values[name] ?? whole));
}
