import type { ReferenceResponse } from '../responses.ts';
import { errorResponse } from '../responses.ts';
import { onStatus, type RightVariant, skipping } from '../variants.ts';

type Body = NonNullable<ReferenceResponse['body']>;
type Fields = Readonly<Record<string, unknown>>;

const created = (change: (body: Body) => Body) =>
  onStatus(201, (response) => ({ ...response, body: change(response.body ?? {}) }));

const withStatus = (from: number, to: number) => onStatus(from, (response) => ({ ...response, status: to }));

const withRetryAfter = (value: () => string) =>
  onStatus(429, (response) => ({ ...response, headers: { ...response.headers, 'Retry-After': value() } }));

const withError =
  (change: (error: Fields, status: number) => Fields) =>
  (response: ReferenceResponse): ReferenceResponse =>
    response.body?.error === undefined
      ? response
      : { ...response, body: { error: change(Object(response.body.error) as Fields, response.status) } };

/** An address as a parser of URLs prints it: resolved and percent-encoded. */
function normalise(uri: unknown): string {
  return new URL(String(uri), 'https://caller.example/').href;
}

/** Another code for each status. */
const codesOf = (codes: Readonly<Record<number, string>>) =>
  withError((error, status) => ({ ...error, code: codes[status] ?? error.code }));

/** What a team decides that writes a provider: right by the page, by name. */
export const conventions: Readonly<Record<string, RightVariant>> = {
  'codes-in-pascal-case': {
    differs: 'error codes are in Pascal case, such as BadRequest',
    because: 'the page gives no error codes',
    changes: codesOf({ 400: 'BadRequest', 401: 'Unauthorized', 404: 'NotFound', 415: 'UnsupportedMediaType' }),
  },
  'codes-in-capitals': {
    differs: 'error codes are in capitals, such as E_VALIDATION',
    because: 'the page gives no error codes',
    changes: codesOf({ 400: 'E_VALIDATION', 401: 'E_TOKEN', 404: 'E_DEVICE', 415: 'E_MEDIA', 429: 'E_SLOW_DOWN' }),
  },
  'codes-of-digits': {
    differs: 'error codes are texts of digits',
    because: 'the page gives no error codes, and a text of digits is a text',
    changes: codesOf({ 400: '40001', 401: '40101', 404: '40401', 415: '41501', 429: '42901' }),
  },
  'messages-in-french': {
    differs: 'messages are in French',
    because: 'messages are for developers, and no page gives their language',
    changes: withError((error) => ({ ...error, message: 'La requête a été refusée.' })),
  },
  'messages-with-details': {
    differs: 'errors list their details',
    because: 'the envelope says what is there at least',
    changes: withError((error) => ({ ...error, details: [{ code: 'field', message: 'A field.', target: 'Status' }] })),
  },
  'unprocessable-for-bad': {
    differs: 'an invalid command is refused with 422',
    because: 'HTTP has 400 and 422 for a request whose content is wrong, and the page chooses neither',
    changes: withStatus(400, 422),
  },
  'unprocessable-for-fields-alone': {
    differs: 'malformed JSON is refused with 400, and a wrong property with 422',
    because: 'HTTP has 400 and 422 for a request whose content is wrong, and the page chooses neither',
    changes: onStatus(400, (response, { value }) => (value === undefined ? response : { ...response, status: 422 })),
  },
  'bad-for-media-type': {
    differs: 'another media type is refused with 400',
    because: 'HTTP has 400 and 415 for a request in another form, and the page chooses neither',
    changes: withStatus(415, 400),
  },
  'media-type-for-no-body': {
    differs: 'malformed JSON is refused with 415',
    because: 'what is not JSON is not application/json, and the page chooses no status for it',
    changes: onStatus(400, (response, { value }) => (value === undefined ? { ...response, status: 415 } : response)),
  },
  'retry-at-date': {
    differs: 'a throttled caller is told a date to come back at',
    because: 'HTTP gives Retry-After two forms, and the page chooses neither',
    changes: withRetryAfter(() => new Date(Date.now() + 60_000).toUTCString()),
  },
  'own-status': {
    differs: 'each new command has the Status "Créé"',
    because: 'the page does not say that the Status sent is the Status stored',
    changes: created((body) => ({ ...body, Status: 'Créé' })),
  },
  'masked-ticket': {
    differs: 'PermissionTicket comes back masked',
    because: 'a ticket is a secret, and the page does not say that it comes back as it was sent',
    changes: created((body) => ({ ...body, PermissionTicket: '********' })),
  },
  'encoded-uri': {
    differs: 'PostBackUri comes back as a percent-encoded URI',
    because: 'an address has several spellings, and the page does not choose',
    changes: created((body) => ({ ...body, PostBackUri: normalise(body.PostBackUri) })),
  },
  'typed-payload': {
    differs: 'Payload comes back with its type alone',
    because: 'the page lists no property of a Payload',
    changes: created((body) => ({ ...body, Payload: { '@odata.type': 'microsoft.graph.PayloadRequest' } })),
  },
  'trimmed-texts': {
    differs: 'texts come back without the white space around them',
    because: 'the page does not say that texts are stored with it',
    changes: created((body) =>
      Object.fromEntries(
        Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]),
      ),
    ),
  },
  'guid-in-braces': {
    differs: 'ids are GUIDs in capitals and braces',
    because: 'the page gives id no form but String',
    changes: created((body) => ({ ...body, id: `{${String(body.id).toUpperCase()}}` })),
  },
  'counted-ids': {
    differs: 'ids are the digits of a number, as a text',
    because: 'the page gives id no form but String',
    changes: created((body) => ({ ...body, id: '9007199254740993' })),
  },
  'opaque-ids': {
    differs: 'ids are 200 letters of base64',
    because: 'the page gives id no length',
    changes: created((body) => ({ ...body, id: Buffer.from(`command ${'x'.repeat(140)}`).toString('base64') })),
  },
  'listed-properties-alone': {
    differs: 'properties that the page does not list are dropped',
    because: 'the page does not say that they are kept',
    changes: created(({ '@odata.type': type, id, Status, Type, AppServiceName, PackageFamilyName, ...body }) => ({
      '@odata.type': type,
      id,
      ...{ Status, Type, AppServiceName, PackageFamilyName },
      ...{ Error: body.Error, Payload: body.Payload },
      ...{ PermissionTicket: body.PermissionTicket, PostBackUri: body.PostBackUri },
    })),
  },
  'any-control-property': {
    differs: 'the type that a command says it has is not looked at',
    because: 'the table does not list @odata.type, only the sample shows it',
    skips: (check) => check.endsWith('@odata.type'),
  },
  'any-accept': {
    differs: 'the Accept header is not looked at',
    because: 'HTTP lets a server answer in another form than the one asked for',
    ...skipping('accept'),
  },
  'numbers-as-texts': {
    differs: 'a number is taken for a text of its digits',
    because: 'what is stored and answered is a String, as the page says',
    sees: (request) => ({ ...request, value: coerce(request.value, (field) => typeof field === 'number') }),
  },
  'scalars-as-texts': {
    differs: 'a number, a boolean and null are taken for texts, null for the empty one',
    because: 'what is stored and answered is a String, as the page says',
    sees: (request) => ({
      ...request,
      value: coerce(request.value, (field) => field === null || ['number', 'boolean'].includes(typeof field)),
    }),
  },
  'any-suffix-of-json': {
    differs: 'a media type that ends in +json or begins with application/json is read as JSON',
    because: 'the page says what to send, and not what else is accepted',
    skips: (check, { contentType = '' }) =>
      check === 'content-type' && /^application\/([\w.-]+\+)?json/i.test(contentType),
  },
  'bad-for-scheme': {
    differs: 'another scheme than Bearer is refused with 400',
    because: 'RFC 6750 has invalid_request with 400 for a malformed request, and the page chooses no status',
    changes: onStatus(401, (response, { authorization = '' }) =>
      authorization === '' ? response : { ...response, status: 400 },
    ),
  },
  'not-found-for-method': {
    differs: 'another method is answered with 404',
    because: 'routers that find no route answer so, and the page documents one method',
    changes: withStatus(405, 404),
  },
  'collection-alone': {
    differs: 'commands are posted to the collection, and not to /$ref',
    because: 'the page contradicts itself, and its sample posts to the collection',
    hides: (path) => path.endsWith('/$ref'),
  },
  'ref-alone': {
    differs: 'commands are posted to /$ref, and not to the collection',
    because: 'the page contradicts itself, and its request lines end in /$ref',
    hides: (path) => !path.endsWith('/$ref'),
  },
  'me-by-ref-alone': {
    differs: 'the path with /me ends in /$ref alone',
    because: 'no line and no sample posts to the collection below /me',
    hides: (path) => path.includes('/me/') && !path.endsWith('/$ref'),
  },
  'longest-body': {
    differs: 'a body over 1 MiB is refused with 413',
    because: 'HTTP lets a server limit what it takes',
    rejects: ({ text }) =>
      text.length > 2 ** 20 ? errorResponse(413, 'contentTooLarge', 'The body is too long.') : undefined,
  },
  'no-challenge': {
    differs: 'a caller without a token is not told the scheme in WWW-Authenticate',
    because: 'no page documents that header',
    changes: onStatus(401, ({ headers: { 'Content-Type': type = '' }, ...response }) => ({
      ...response,
      headers: { 'Content-Type': type },
    })),
  },
};

/** A command with some values as texts, as a validator that coerces types reads them; Payload stays as it is. */
function coerce(value: unknown, matches: (field: unknown) => boolean): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      name !== 'Payload' && matches(field) ? String(field ?? '') : field,
    ]),
  );
}
