import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { trustAuthorities } from './authorities.ts';
import { authority, certificates, serverKey } from './certificates.fixture.ts';
import { reachBaseUrl } from './check-reachable.ts';
import { sendToProvider } from './client.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A server with a certificate, at an https URL. */
async function serveTls(cert: string): Promise<string> {
  const server = createTlsServer({ key: serverKey, cert }, (request, response) => response.end(request.url));
  return `https://127.0.0.1:${await listen(server)}`;
}

const authorities = trustAuthorities({ path: 'ca.pem', text: `# Test authority\n${authority}` });
const trusting = { timeout: 5000, authorities };
const request = { method: 'GET', target: '/a', headers: [], body: Buffer.alloc(0) };

/** Why an address cannot be reached, with `URL` for it. */
async function problemOf(url: string, connection: Parameters<typeof reachBaseUrl>[2] = trusting): Promise<string> {
  const reached = reachBaseUrl(url, '--provider-base-url', connection);
  return reached.then(() => 'none').catch((error: Error) => error.message.replaceAll(url, 'URL'));
}

describe('a provider at https', () => {
  test('is reached and gets requests where its authority is given', async () => {
    const url = await serveTls(certificates.valid);
    expect(await problemOf(url)).toBe('none');
    const { status, body } = await sendToProvider(url, request, trusting);
    expect([status, Buffer.from(body).toString()]).toEqual([200, '/a']);
    await expect(sendToProvider(url, request, { timeout: 5000 })).rejects.toThrow('gave no response');
  });

  test('whose authority nobody knows is not reached, and what to do is said', async () => {
    expect(await problemOf(await serveTls(certificates.valid), { timeout: 5000 })).toBe(
      'the certificate of URL is not trusted (unable to verify the first certificate): ' +
        'give the certificate of its authority with --ca FILE',
    );
  });

  test('that is signed by another authority than those given is not reached', async () => {
    const others = trustAuthorities({ path: 'other.pem', text: certificates.valid });
    expect(await problemOf(await serveTls(certificates.otherHost), { timeout: 5000, authorities: others })).toBe(
      'the certificate of URL is not signed by an authority of other.pem (unable to verify the first certificate): ' +
        'give the right one with --ca FILE',
    );
  });

  test.each([
    [
      'is for another host',
      certificates.otherHost,
      'the certificate of URL is for another host (DNS:elsewhere.example): ' +
        'give the address with a name of its certificate (--provider-base-url)',
    ],
    ['has expired', certificates.expired, 'the certificate of URL has expired: renew it'],
  ])('whose certificate %s is not reached', async (_, certificate, message) => {
    expect(await problemOf(await serveTls(certificate))).toBe(message);
  });

  test('that speaks plain HTTP is not reached', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined).once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    });
    expect(await problemOf(`https://127.0.0.1:${await listen(server)}`)).toBe(
      'URL gives no TLS connection (wrong version number): does it answer at http:? (--provider-base-url)',
    );
  });
});

test.each([
  ['http://127.0.0.1:9/?', 'query', '?'],
  ['http://127.0.0.1:9/v1?key=secret', 'query', '?'],
  ['http://127.0.0.1:9/#top', 'fragment', '#'],
])('%s is no base URL, because it has a %s', async (url, part, mark) => {
  expect(await problemOf(url)).toBe(
    `--provider-base-url: A base URL has no ${part}, because the path of each request follows on it: ` +
      `leave out what begins with \`${mark}\`.`,
  );
});

describe('a file of authorities', () => {
  test('may hold several certificates', async () => {
    const text = `${certificates.expired}\nand\n${authority}`;
    const both = { timeout: 5000, authorities: trustAuthorities({ path: 'ca.pem', text }) };
    expect(await problemOf(await serveTls(certificates.valid), both)).toBe('none');
  });

  test.each([
    ['no certificate', serverKey, 'ca.pem: holds no certificate in PEM (-----BEGIN CERTIFICATE-----)'],
    ['a damaged one', `${authority}${authority.replace('MII', 'XXX')}`, 'ca.pem: certificate 2 cannot be read'],
  ])('that holds %s is rejected', (_, text, message) => {
    expect(() => trustAuthorities({ path: 'ca.pem', text })).toThrow(message);
  });
});
