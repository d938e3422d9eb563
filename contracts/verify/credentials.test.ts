import { afterAll, describe, expect, test } from 'vitest';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { emitPacts } from '../generate/generate.ts';
import { readPact } from '../pact/read-pact.ts';
import { requestOfContract } from './contract-request.ts';
import { withCredentials } from './credentials.ts';
import { verify } from './verify.ts';
import { createServers } from './verifying.fixture.ts';

const document: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Keys', version: '1' },
  paths: {
    '/doors': {
      get: {
        operationId: 'get_doors',
        security: [{ header: [], query: [], cookie: [] }, { basic: [] }, { token: [] }],
        responses: { 200: { description: 'Doors.' }, 401: { description: 'Closed.' } },
      },
    },
  },
  components: {
    securitySchemes: {
      header: { type: 'apiKey', in: 'header', name: 'X-Key' },
      query: { type: 'apiKey', in: 'query', name: 'the key' },
      cookie: { type: 'apiKey', in: 'cookie', name: 'session' },
      basic: { type: 'http', scheme: 'basic' },
      token: { type: 'http', scheme: 'bearer' },
    },
  },
};

const pacts = emitPacts(document);
const interactions = pacts.flatMap((pact) => readPact(pact));
const credentials = { header: 'h3ader-secret', query: 'qu&ry=secret', cookie: 'c00kie-secret', basic: 'ada:p4ssword' };

function sent(words: string) {
  const interaction = interactions.find(({ description }) => description.includes(words)) ?? expect.unreachable(words);
  const { target, headers } = withCredentials(requestOfContract(interaction), interaction, credentials);
  return { target, headers: Object.fromEntries(headers) };
}

describe('the credentials that are given', () => {
  test('are sent in place of the ones of the contract, each where its scheme says', () => {
    expect(sent('(GET /doors) is answered with 200')).toEqual({
      target: '/doors?the+key=qu%26ry%3Dsecret',
      headers: { 'X-Key': 'h3ader-secret', Cookie: 'session=c00kie-secret' },
    });
  });

  test('are sent for the alternative that a request has', () => {
    const { headers } = sent('with Basic credentials in the Authorization header');
    expect(headers.Authorization).toBe(`Basic ${Buffer.from('ada:p4ssword').toString('base64')}`);
    expect(sent('with a bearer token in the Authorization header').headers.Authorization).toBe('Bearer token');
  });

  test('are not sent where the contract sends none', () => {
    expect(sent('without credentials')).toEqual({ target: '/doors', headers: {} });
    expect(sent('without the key X-Key').headers).toEqual({ Cookie: 'session=c00kie-secret' });
  });
});

describe('in a verification', () => {
  const servers = createServers();
  afterAll(() => servers.close());

  test('they appear in no result, even where the provider sends them back', async () => {
    const providerBaseUrl = await servers.serve((request, response) => {
      response.writeHead(500, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify([request.headers, request.url]));
    });
    const { ok, results } = await verify({ pacts, providerBaseUrl, credentials });
    const text = JSON.stringify(results);
    expect(ok).toBe(false);
    expect(text).toContain('[token]');
    expect(text).not.toMatch(/secret|p4ssword|YWRhOnA0c3N3b3Jk/);
  });

  test('one that no contract sends is refused with the names of those that there are', async () => {
    const given = { pacts, providerBaseUrl: 'http://127.0.0.1:9', credentials: { heder: 'x' } };
    await expect(verify(given)).rejects.toThrow(
      'no contract sends a credential of the security scheme heder; there are header, query, cookie, basic, token',
    );
  });
});
