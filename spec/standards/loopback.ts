/**
 * Whether a host, a name or an address as in a URL or an option, is this machine alone: `localhost` and the names below it
 * (RFC 6761, section 6.3), 127.0.0.0/8 and `::1` in every spelling, also as an IPv4 address within IPv6.
 */
export function isLoopback(host: string): boolean {
  const url = `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}`;
  if (!URL.canParse(url)) return false;
  return /^((.+\.)?localhost\.?|127(\.\d+){3}|\[::1\]|\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\])$/.test(
    new URL(url).hostname,
  );
}
