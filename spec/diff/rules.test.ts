import { describe, expect, test } from 'vitest';
import { compareDocuments } from './compare-documents.ts';
import { type Data, type NotesParts, notesDocument } from './notes-document.fixture.ts';
import { type ChangeClass, type ChangeCode, changeCodes, changeRules } from './rules.ts';

const [consumers, providers] = ['breaking-consumers', 'breaking-providers'] as const;
type Classes = readonly [request: ChangeClass, response: ChangeClass];
const tightened: Classes = [consumers, providers];
const loosened: Classes = [providers, consumers];
const altered: Classes = [consumers, consumers];

const object = (properties: Data, ...required: readonly string[]) => ({ type: 'object', properties, required });
const text = { type: 'string' };
const of = (schema: Data) => object({ value: schema });
const cat = object({ kind: { const: 'cat' } }, 'kind');
const dog = object({ kind: { const: 'dog' } }, 'kind');

/** Of each kind of change of a schema one, with its classes in requests and in responses. */
const schemaChanges: readonly (readonly [kind: string, classes: Classes, old: Data, now: Data])[] = [
  ['property-removed', altered, object({ a: text, b: text }), object({ a: text })],
  ['property-added', ['addition', 'addition'], object({ a: text }), object({ a: text, b: text })],
  ['required-property-added', tightened, object({ a: text }), object({ a: text, b: text }, 'b')],
  ['property-required', tightened, object({ a: text }), object({ a: text }, 'a')],
  ['property-optional', loosened, object({ a: text }, 'a'), object({ a: text })],
  ['type-changed', altered, of(text), of({ type: 'integer' })],
  ['type-narrowed', tightened, of({ type: 'number' }), of({ type: 'integer' })],
  ['type-widened', loosened, of(text), of({ type: ['string', 'null'] })],
  ['format-changed', altered, of({ ...text, format: 'date' }), of({ ...text, format: 'uuid' })],
  ['format-added', tightened, of(text), of({ ...text, format: 'uuid' })],
  ['format-removed', loosened, of({ ...text, format: 'uuid' }), of(text)],
  ['value-removed', tightened, of({ enum: ['a', 'b'] }), of({ enum: ['a'] })],
  ['value-added', loosened, of({ enum: ['a'] }), of({ enum: ['a', 'b'] })],
  ['values-limited', tightened, of(text), of({ ...text, enum: ['a'] })],
  ['values-opened', loosened, of({ ...text, enum: ['a'] }), of(text)],
  ['pattern-changed', altered, of({ ...text, pattern: 'a' }), of({ ...text, pattern: 'b' })],
  ['pattern-added', tightened, of(text), of({ ...text, pattern: 'a' })],
  ['pattern-removed', loosened, of({ ...text, pattern: 'a' }), of(text)],
  [
    'further-properties-refused',
    tightened,
    object({ a: text }),
    { ...object({ a: text }), additionalProperties: false },
  ],
  [
    'further-properties-allowed',
    loosened,
    { ...object({ a: text }), additionalProperties: false },
    object({ a: text }),
  ],
  ['alternative-removed', tightened, of({ oneOf: [cat, dog, text] }), of({ oneOf: [cat, dog] })],
  ['alternative-added', loosened, of({ oneOf: [cat, dog] }), of({ oneOf: [cat, dog, text] })],
  ['condition-added', tightened, of(text), of({ ...text, not: { const: 'a' } })],
  ['condition-removed', loosened, of({ ...text, not: { const: 'a' } }), of(text)],
  ['condition-changed', altered, of({ ...text, not: { const: 'a' } }), of({ ...text, not: { const: 'b' } })],
];

const limits: readonly (readonly [keyword: string, looser: Data, tighter: Data])[] = [
  ['minimum', {}, { minimum: 1 }],
  ['maximum', { maximum: 9 }, { maximum: 8 }],
  ['exclusiveMinimum', { minimum: 1 }, { exclusiveMinimum: 1 }],
  ['exclusiveMaximum', { maximum: 9 }, { exclusiveMaximum: 9 }],
  ['multipleOf', {}, { multipleOf: 2 }],
  ['minLength', { minLength: 1 }, { minLength: 2 }],
  ['maxLength', {}, { maxLength: 2 }],
  ['minItems', {}, { minItems: 2 }],
  ['maxItems', { maxItems: 3 }, { maxItems: 2 }],
  ['uniqueItems', {}, { uniqueItems: true }],
  ['minProperties', {}, { minProperties: 2 }],
  ['maxProperties', {}, { maxProperties: 2 }],
];

const media = (schema: Data, example?: unknown, type = 'application/json') => ({
  content: { [type]: { schema, ...(example !== undefined && { examples: { shown: { value: example } } }) } },
});
const both = { content: { ...media(text).content, ...media(text, undefined, 'text/plain').content } };
const book = { name: 'book', in: 'path', required: true, schema: text };
const limit = { name: 'limit', in: 'query', schema: { type: 'integer' } };
const parameters = (...all: readonly Data[]): NotesParts => ({ operation: { parameters: [book, ...all] } });
const responses = (...keys: readonly string[]): NotesParts => ({
  operation: { responses: Object.fromEntries(keys.map((key) => [key, { description: '' }])) },
});
const body = (requestBody: Data | undefined): NotesParts => ({
  operation: requestBody ? { requestBody } : { requestBody: undefined },
});
const noBody: NotesParts = {
  document: {
    paths: {
      '/books/{book}/notes': {
        post: {
          operationId: 'addNote',
          parameters: [book],
          responses: { '201': { description: 'Created', ...media(text) } },
        },
      },
    },
  },
};
const withBody = (required: boolean): NotesParts => ({
  document: {
    paths: {
      '/books/{book}/notes': {
        post: {
          operationId: 'addNote',
          parameters: [book],
          requestBody: { required, ...media(text) },
          responses: { '201': { description: 'Created', ...media(text) } },
        },
      },
    },
  },
});
const headers = (required: boolean | undefined): NotesParts => ({
  response: required === undefined ? {} : { headers: { 'X-Rate': { required, schema: text } } },
});
const schemes = {
  bearer: { type: 'http', scheme: 'bearer' },
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  oauth: {
    type: 'oauth2',
    flows: { clientCredentials: { tokenUrl: 'https://notes.example/token', scopes: { read: '', write: '' } } },
  },
};
const security = (...demands: readonly Data[]): NotesParts => ({
  document: { components: { securitySchemes: schemes } },
  operation: { security: demands },
});
const server = (url: string): NotesParts => ({ document: { servers: [{ url }] } });

/** Of each other rule one change. */
const otherChanges: readonly (readonly [ChangeCode, ChangeClass, NotesParts, NotesParts])[] = [
  ['operation-removed', consumers, {}, { path: '/notes', operation: { operationId: 'other', parameters: [] } }],
  ['operation-added', 'addition', { path: '/notes', operation: { operationId: 'other', parameters: [] } }, {}],
  ['operation-moved', consumers, {}, { path: '/volumes/{book}/notes' }],
  ['operation-id-changed', 'wording', {}, { operation: { operationId: 'createNote' } }],
  ['deprecation-added', 'wording', {}, { operation: { deprecated: true } }],
  ['deprecation-removed', 'wording', { operation: { deprecated: true } }, {}],
  ['description-changed', 'wording', {}, { operation: { summary: 'Add a note' } }],
  ['server-removed', consumers, server('https://notes.example/v1'), server('https://notes.example/v2')],
  ['server-added', 'addition', server('https://notes.example/v1'), server('https://notes.example/v2')],
  ['security-demanded', consumers, {}, security({ bearer: [] })],
  ['security-dropped', providers, security({ bearer: [] }), security()],
  ['security-alternative-removed', consumers, security({ bearer: [] }, { key: [] }), security({ bearer: [] })],
  ['security-alternative-added', providers, security({ bearer: [] }), security({ bearer: [] }, { key: [] })],
  ['scope-demanded', consumers, security({ oauth: ['read'] }), security({ oauth: ['read', 'write'] })],
  ['scope-dropped', providers, security({ oauth: ['read', 'write'] }), security({ oauth: ['read'] })],
  ['parameter-removed', consumers, parameters(limit), parameters()],
  ['parameter-added', 'addition', parameters(), parameters(limit)],
  ['required-parameter-added', consumers, parameters(), parameters({ ...limit, required: true })],
  ['parameter-required', consumers, parameters(limit), parameters({ ...limit, required: true })],
  ['parameter-optional', providers, parameters({ ...limit, required: true }), parameters(limit)],
  [
    'parameter-style-changed',
    consumers,
    parameters(limit),
    parameters({ ...limit, style: 'pipeDelimited', schema: { type: 'array', items: text } }),
  ],
  [
    'path-parameter-renamed',
    'wording',
    {},
    { path: '/books/{id}/notes', operation: { parameters: [{ ...book, name: 'id' }] } },
  ],
  ['default-changed', consumers, parameters(limit), parameters({ ...limit, schema: { type: 'integer', default: 10 } })],
  ['request-body-removed', consumers, withBody(true), noBody],
  ['request-body-added', 'addition', noBody, withBody(false)],
  ['required-request-body-added', consumers, noBody, withBody(true)],
  ['request-body-required', consumers, withBody(false), withBody(true)],
  ['request-body-optional', providers, withBody(true), withBody(false)],
  ['request-media-type-removed', consumers, body(both), body(media(text))],
  ['request-media-type-added', providers, body(media(text)), body(both)],
  ['response-media-type-removed', consumers, { response: both }, { response: media(text) }],
  ['response-media-type-added', 'addition', { response: media(text) }, { response: both }],
  ['request-example-changed', 'wording', body(media(text, 'a')), body(media(text, 'b'))],
  ['response-example-changed', 'wording', { response: media(text, 'a') }, { response: media(text, 'b') }],
  ['success-status-removed', consumers, responses('200', '201'), responses('201')],
  ['error-status-removed', providers, responses('201', '404'), responses('201')],
  ['status-added', providers, responses('201'), responses('201', '409')],
  ['response-body-removed', consumers, {}, { response: { content: {} } }],
  ['response-body-added', providers, { response: { content: {} } }, {}],
  ['response-header-removed', consumers, headers(false), headers(undefined)],
  ['response-header-added', 'addition', headers(undefined), headers(false)],
  ['required-response-header-added', providers, headers(undefined), headers(true)],
  ['response-header-required', providers, headers(false), headers(true)],
  ['response-header-optional', consumers, headers(true), headers(false)],
];

function classesOf(old: NotesParts, now: NotesParts): Readonly<Record<string, ChangeClass>> {
  const changes = compareDocuments(notesDocument(old), notesDocument(now));
  return Object.fromEntries(changes.map((change) => [change.code, change.class]));
}

describe('the rule', () => {
  test.each(schemaChanges)(
    '%s finds its change in requests and in responses, and nothing else',
    (kind, classes, old, now) => {
      expect(classesOf({ note: old }, { note: now })).toEqual({
        [`request-${kind}`]: classes[0],
        [`response-${kind}`]: classes[1],
      });
    },
  );

  test.each(limits)('limit-tightened and limit-loosened find a change of %s', (_, looser, tighter) => {
    expect(classesOf({ note: of(looser) }, { note: of(tighter) })).toEqual({
      'request-limit-tightened': consumers,
      'response-limit-tightened': providers,
    });
    expect(classesOf({ note: of(tighter) }, { note: of(looser) })).toEqual({
      'request-limit-loosened': providers,
      'response-limit-loosened': consumers,
    });
  });

  test.each(otherChanges)('%s is %s, and finds its change', (code, expected, old, now) => {
    expect(classesOf(old, now)).toMatchObject({ [code]: expected });
  });

  test('is there for each code that is tested here, and for the texts of pages', () => {
    const tested = [
      ...[...schemaChanges.map(([kind]) => kind), 'limit-tightened', 'limit-loosened'].flatMap((kind) => [
        `request-${kind}`,
        `response-${kind}`,
      ]),
      ...otherChanges.map(([code]) => code),
      'page-text-changed',
    ];
    expect(tested.toSorted()).toEqual([...changeCodes]);
  });

  test.each(changeCodes)('%s says in one line what changed, and why that matters', (code) => {
    const { words, why } = changeRules[code];
    expect(words).toMatch(/^[^\n]{15,120}$/);
    expect(why).toMatch(/^[A-Z][^\n]{20,}\.$/);
  });
});

test('of the same document there is no change', () => {
  const parts = { ...security({ bearer: [] }), note: of({ oneOf: [cat, dog] }) };
  expect(classesOf(parts, parts)).toEqual({});
});
