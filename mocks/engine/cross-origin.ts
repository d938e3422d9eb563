import type { MockRequest, MockResponse } from './exchange.ts';

/**
 * The headers that let a web page of another origin read a response (Fetch standard, CORS protocol): those of its own
 * that the page may see by name, since `*` is only a name to a page that sends credentials. The origin is `*` where the
 * request names none, and where a simulated browser hides it from the mock.
 */
export function crossOriginHeaders(
  request: Pick<MockRequest, 'headers'>,
  { headers }: Pick<MockResponse, 'headers'>,
): Readonly<Record<string, string>> {
  const origin = request.headers.get('origin');
  return {
    'Access-Control-Allow-Origin': origin ?? '*',
    ...(origin !== null && { 'Access-Control-Allow-Credentials': 'true', Vary: 'Origin' }),
    'Access-Control-Expose-Headers': Object.keys(headers).join(', '),
  };
}
