/**
 * Whether a host, a name or an address as in a URL or an option, is this machine alone: `localhost`, 127.0.0.0/8 and `::1`
 * in every spelling, also as an IPv4 address within IPv6. Names below `localhost` are not: not every resolver keeps them
 * on this machine.
 */
export function isLoopback(host: string): boolean {
  // A URL parser brings every spelling of an address into one, but would also take a user or a path before or after it.
  if (!/^[\w.:[\]-]+$/.test(host)) return false;
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  const url = `http://${bare.includes(':') ? `[${bare}]` : bare}`;
  if (!URL.canParse(url)) return false;
  return /^(localhost|127(\.\d+){3}|\[::1\]|\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\])$/.test(new URL(url).hostname);
}
