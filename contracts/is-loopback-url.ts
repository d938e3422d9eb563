/** Whether a URL leads to this machine; a URL parser has brought every spelling of an address into one. */
export function isLoopbackUrl(url: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);
}
