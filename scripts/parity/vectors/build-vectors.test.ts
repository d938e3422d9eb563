import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { document as library } from '../library-handlers.fixture.ts';
import { buildVectors } from './build-vectors.ts';
import type { Vector } from './vector.ts';

const document = parse(readFileSync(new URL('../../../spec/openapi.yaml', import.meta.url), 'utf8'));
const vectors = buildVectors(document);
const operation = 'create_command_from_commands_ref';

function find(what: string, all = vectors, of = operation): Vector {
  const vector = all.find(({ name }) => name === `${of}: ${what}`);
  if (vector === undefined) throw new Error(`no vector ${what}`);
  return vector;
}

/** What is special about the vectors of a check, and the status that they are to get. */
function table(check: Vector['check'], all = vectors, of = operation): Readonly<Record<string, number>> {
  const ones = all.filter((vector) => vector.operation === of && vector.check === check);
  return Object.fromEntries(ones.map(({ name, status }) => [name.slice(of.length + 2), status]));
}

function printVector({ body = new Uint8Array(), ...others }: Vector): string {
  return JSON.stringify({ ...others, body: Buffer.from(body).toString('base64') });
}

function bodyOf(what: string): unknown {
  return JSON.parse(new TextDecoder().decode(find(what).body));
}

describe('the vectors of the page', () => {
  test('are at least 60 for each operation and 240 in all, under names of their own', () => {
    const counts = [...Map.groupBy(vectors, (vector) => vector.operation).values()].map(({ length }) => length);
    expect(counts).toHaveLength(4);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(60);
    expect(vectors.length).toBeGreaterThanOrEqual(240);
    expect(new Set(vectors.map(({ name }) => name)).size).toBe(vectors.length);
  });

  test('are the same each time', () => {
    // As text: comparing bodies of megabytes byte by byte takes seconds.
    expect(buildVectors(document).map(printVector)).toEqual(vectors.map(printVector));
  });

  test('begin with the sample, as the page shows it', () => {
    expect(find('the sample')).toMatchObject({
      check: 'sample',
      method: 'POST',
      target: '/v1.0/devices/device-1/commands/$ref',
      headers: { authorization: 'Bearer token', 'content-type': 'application/json' },
      state: { name: 'created', params: { deviceId: 'device-1' } },
      status: 201,
    });
    expect(bodyOf('the sample')).toMatchObject({ Status: 'Status value', PostBackUri: 'Post Back Uri value' });
  });

  test('leave out each required property, and give each property every wrong type', () => {
    const properties = [
      'Status',
      'Type',
      'AppServiceName',
      'PackageFamilyName',
      'Error',
      'PermissionTicket',
      'PostBackUri',
    ];
    const schema = table('schema');
    for (const name of properties) {
      expect(schema).toMatchObject(
        Object.fromEntries(
          ['missing', 'as number', 'as boolean', 'as array', 'as object', 'as null'].map((what) => [
            `${name} ${what}`,
            400,
          ]),
        ),
      );
    }
    expect(schema).toMatchObject({
      'Payload as string': 400,
      'Payload/@odata.type as array': 400,
      'Payload/@odata.type missing': 201,
      '@odata.type missing': 201,
      'a further property': 201,
      'a further property with a place sign in its name': 201,
      '@odata.type twice, wrong at last': 400,
      'Status as 5 MiB': 201,
    });
    expect(schema).not.toHaveProperty(['Payload as object']);
    expect(bodyOf('Status missing')).not.toHaveProperty('Status');
    expect(bodyOf('Payload/@odata.type as array')).toMatchObject({
      Payload: { '@odata.type': [] },
      Status: 'Status value',
    });
    expect(bodyOf('Status in the other case')).toMatchObject({ status: 'Status value' });
  });

  test('hold bodies that are not JSON, and unusual ones that are', () => {
    expect(table('json')).toMatchObject({
      'no body': 400,
      'an empty body': 400,
      'a body cut in half': 400,
      NaN: 400,
      '5 MiB without an end': 400,
      'a hundred thousand brackets': 400,
      'a byte order mark': 201,
    });
    expect(find('no body')).not.toHaveProperty('body');
    expect(find('an empty body').body).toEqual(new Uint8Array(0));
    expect([...(find('a byte order mark').body ?? [])].slice(0, 4)).toEqual([0xef, 0xbb, 0xbf, 0x7b]);
  });

  test('hold tokens, media types, methods, Accept headers', () => {
    expect(table('authentication')).toMatchObject({
      'no token': 401,
      Basic: 401,
      'a scheme without a token': 401,
      'a scheme in small letters': 201,
      'no token and a malformed body': 401,
    });
    expect(table('content type')).toMatchObject({
      'a content type in capitals': 201,
      'a content type with a charset': 201,
      'no content type': 415,
      'the content type text/plain': 415,
    });
    expect(table('method')).toMatchObject({ GET: 405, HEAD: 405, PUT: 405, PATCH: 405, DELETE: 405, OPTIONS: 204 });
    expect(table('accept')).toMatchObject({
      'Accept: */*': 201,
      'Accept: text/csv': 406,
      'Accept: application/json;q=0': 406,
      'Accept: ': 201,
    });
  });

  test('hold paths with and without versions, other spellings, near paths, identifiers and queries', () => {
    expect(table('path')).toMatchObject({
      'no version': 201,
      'the version prefix /beta': 201,
      'the unknown prefix /v999.0': 404,
      'a slash after the path': 404,
      'a doubled slash in the path': 404,
      'a letter less': 404,
      'the spelling /devices/device-1/commands/%24ref': 201,
      'the identifier %E2%82%AC': 201,
      'the query ?a=b': 201,
    });
    expect(find('the identifier %E2%82%AC')).toMatchObject({
      target: '/v1.0/devices/%E2%82%AC/commands/$ref',
      state: { params: { deviceId: '€' } },
    });
    // Without its last segment the path is another documented one.
    expect(table('path')).not.toHaveProperty('a segment less');
  });

  test('ask for every documented response, of providers by a state where no request brings it about', () => {
    const { examples } = document.components.responses.activityLimitReached.content['application/json'];
    expect(Object.keys(examples)).toEqual(['activityLimitReached']);
    const throttled = find('Prefer: example=activityLimitReached');
    expect(throttled).toMatchObject({ status: 429, state: { name: 'activityLimitReached' } });
    expect(throttled).not.toHaveProperty('mocksOnly');
    expect(find('Prefer: code=401').mocksOnly).toMatch(/for what is in a request/);
    expect(table('scenario')).toMatchObject({ 'Prefer: code=418': 400, 'Prefer: example=facsimileNone': 400 });
  });
});

describe('the vectors of another API', () => {
  const others = buildVectors(library);

  test('speak of no body, token or media type where there is none', () => {
    const checks = new Set(others.filter((other) => other.operation === 'delete_book').map(({ check }) => check));
    expect([...checks]).toEqual(expect.arrayContaining(['sample', 'path', 'method', 'scenario', 'accept']));
    for (const check of ['authentication', 'content type', 'json', 'schema']) expect(checks).not.toContain(check);
    expect(find('the sample', others, 'delete_book')).toMatchObject({ method: 'DELETE', headers: {}, status: 204 });
    expect(find('the sample', others, 'delete_book')).not.toHaveProperty('body');
  });

  test('reject further properties where the schema is closed', () => {
    expect(table('schema', others, 'update_book')).toMatchObject({
      'a further property': 400,
      'a further property with a place sign in its name': 400,
      'title missing': 400,
    });
  });

  test('leave out required parameters', () => {
    expect(table('schema', others, 'count_books')).toMatchObject({ 'the query parameter lent missing': 400 });
    expect(find('the query parameter lent missing', others, 'count_books').target).not.toContain('lent');
    expect(find('the sample', others, 'count_books').target).toMatch(/\?lent=/);
  });

  test('send HEAD where GET is documented', () => {
    expect(table('method', others, 'get_book')).toMatchObject({ 'HEAD for GET': 200, POST: 405 });
    expect(table('method', others, 'get_book')).not.toHaveProperty('PATCH');
  });
});
