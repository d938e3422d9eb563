import { describe, expect, it } from 'vitest';
import { compilePage, findingsOf, operationsOf } from '../../test-page.fixture.ts';

const fence = (...lines: readonly string[]) => ['``` http', ...lines, '```'].join('\n');
const created = (body: string) => fence('HTTP/1.1 201 Created', 'Content-Type: application/json', '', body);
const post = (url: string, body: string) => fence(`POST ${url}`, 'Content-Type: application/json', '', body);

describe('a page without flaws', () => {
  it('gives its operation and not a single finding', () => {
    expect([...operationsOf(compilePage()).keys()]).toEqual(['POST /notes']);
    expect(findingsOf()).toEqual([]);
  });
});

describe('request lines', () => {
  it('are read whatever the annotation of their block, the case of the heading and its level say', () => {
    const requestBlock = `<!-- {"blockType": "ignored"} -->\n${fence('POST /notes', 'POST /me/notes')}`;
    const compiled = compilePage({ requestHeading: '### HTTP REQUESTS', requestBlock });
    expect([...operationsOf(compiled).keys()]).toEqual(['POST /me/notes', 'POST /notes']);
  });

  it('that hold an error text give no operation', () => {
    const changes = { requestBlock: fence('POST ** Collection URI for microsoft.graph.note not found') };
    expect(operationsOf(compilePage(changes)).size).toBe(0);
    expect(findingsOf(changes)[0]).toMatch(
      /^request-line-error-text: .*`POST \*\* Collection URI for microsoft.graph.note not found`$/,
    );
  });

  it.each([
    'POST /notes or the same below /me',
    'POST /notes/{id',
    'POST /notes/id}/copy',
    'POST /docs\\notes',
    'POST /notes "for all"',
    'post a note',
  ])('that hold more than a path give no operation: %s', (line) => {
    const changes = { requestBlock: fence('POST /notes', line) };
    expect([...operationsOf(compilePage(changes)).keys()]).toEqual(['POST /notes']);
    expect(findingsOf(changes)).toEqual([`request-line-unreadable: not a request line: \`${line}\``]);
  });

  it.each([
    ['`POST /notes`', 'back-ticks'],
    ['post /notes', 'a method in small letters'],
    ['POST https://graph.microsoft.com/notes', 'a host'],
    ['POST ~/notes', '`~` for the root of the service'],
    ['POST /v1.0/notes', 'an API version'],
    ['POST notes', 'no `/` before the path'],
    ['POST /notes/', 'an empty segment'],
    ['POST //notes', 'an empty segment'],
    ['POST / notes', 'blanks around a `/`'],
  ])('are cleaned, and the finding names the oddities: %s', (line, what) => {
    const changes = { requestBlock: fence(line) };
    expect([...operationsOf(compilePage(changes)).keys()]).toEqual(['POST /notes']);
    expect(findingsOf(changes)).toEqual([`request-line-cleaned: request line has ${what}`]);
  });

  it.each(['0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0', '0f1e2d3c4b5a69788796a5b4c3d2e1f0'])(
    'have a placeholder where the key of a sample stands: %s',
    (key) => {
      const changes = { requestBlock: fence(`POST /books/${key}/notes`) };
      expect([...operationsOf(compilePage(changes)).keys()]).toEqual(['POST /books/{id}/notes']);
    },
  );

  it('may have the protocol after them, which is not reported', () => {
    expect(findingsOf({ requestBlock: fence('POST /notes HTTP/1.1') })).toEqual([]);
  });

  it('are each an operation with an identifier of its own', () => {
    const compiled = compilePage({ requestBlock: fence('POST /notes', 'POST /me/notes', 'POST /users/{id}/notes') });
    expect([...operationsOf(compiled).values()].map((operation) => operation.operationId).toSorted()).toEqual([
      'create_note',
      'create_note_me',
      'create_note_users',
    ]);
  });
});

describe('lines that end in /$ref', () => {
  const requestBlock = fence('POST /books/{id}/notes/$ref');

  it('stay as they are where the sample adds a link', () => {
    const changes = {
      requestBlock,
      body: 'Supply the address of the note.',
      sampleRequest: post(
        'https://graph.microsoft.com/v1.0/books/1/notes/$ref',
        '{"@odata.id": "https://graph.microsoft.com/v1.0/notes/1"}',
      ),
      sampleResponse: fence('HTTP/1.1 204 No Content'),
    };
    expect([...operationsOf(compilePage(changes)).keys()]).toEqual(['POST /books/{id}/notes/$ref']);
    expect(findingsOf(changes).join()).not.toContain('reference-line-with-entity');
  });

  it('give the collection too where the sample adds an entity', () => {
    const changes = {
      requestBlock,
      sampleRequest: post('https://graph.microsoft.com/v1.0/books/1/notes', '{"text": "Buy milk"}'),
    };
    const operations = operationsOf(compilePage(changes));
    expect([...operations].map(([key, resolved]) => [key, resolved['x-doc-as-written'] ?? false])).toEqual([
      ['POST /books/{id}/notes', false],
      ['POST /books/{id}/notes/$ref', true],
    ]);
  });
});

describe('path parameters', () => {
  it('at the same position after the same segment get one name, made of the singular where the page has it', () => {
    const changes = { requestBlock: fence('POST /books/{booksId}/notes', 'POST /me/books/{bookId}/notes') };
    expect([...operationsOf(compilePage(changes)).keys()]).toEqual([
      'POST /books/{bookId}/notes',
      'POST /me/books/{bookId}/notes',
    ]);
  });

  it('keep a name that the page spells in one way only', () => {
    const changes = { requestBlock: fence('POST /books/{book-id}/notes') };
    expect([...operationsOf(compilePage(changes)).keys()]).toEqual(['POST /books/{book-id}/notes']);
    expect(findingsOf(changes).join()).not.toContain('parameter-spellings');
  });

  it('that name alternatives become one word', () => {
    const changes = { requestBlock: fence('POST /users/{id | userPrincipalName}/notes') };
    expect([...operationsOf(compilePage(changes)).keys()]).toEqual(['POST /users/{idOrUserPrincipalName}/notes']);
  });
});

describe('the API version', () => {
  it.each([
    ['the folder', { path: 'api-reference/beta/api/note.md' }, 'https://graph.microsoft.com/beta'],
    ['the sample URL', {}, 'https://graph.microsoft.com/v1.0'],
    [
      'an @odata.context',
      {
        sampleRequest: post('https://graph.microsoft.com/notes', '{"text": "x"}'),
        sampleResponse: created('{"@odata.context": "https://graph.microsoft.com/beta/$metadata#notes", "text": "x"}'),
      },
      'https://graph.microsoft.com/beta',
    ],
  ])('is taken from %s', (_, changes, url) => {
    expect(compilePage(changes).document.servers?.map((server) => server.url)).toEqual([url]);
  });

  it('is left open where nothing states it', () => {
    const changes = { sampleRequest: post('https://graph.microsoft.com/notes', '{"text": "x"}') };
    expect(compilePage(changes).document.servers?.[0]?.url).toBe('https://graph.microsoft.com/{version}');
    expect(findingsOf(changes)).toEqual(['api-version-not-stated: page states no API version']);
  });
});

describe('the version of an address', () => {
  it.each(['V1.0', 'v1.0', 'Beta'])('is read in any case: %s', (version) => {
    const sampleRequest = post(`https://graph.microsoft.com/${version}/notes`, '{"text": "Buy milk"}');
    const { document } = compilePage({ sampleRequest });
    expect(document.servers?.map((server) => server.url)).toEqual([
      `https://graph.microsoft.com/${version.toLowerCase()}`,
    ]);
  });

  it('is the whole of an @odata.context where that has escapes, whose places are not those of its text', () => {
    const context = String.raw`"https:\/\/graph.microsoft.com\/beta\/$metadata#notes"`;
    const { diagnostics } = compilePage({ sampleResponse: created(`{"@odata.context": ${context}, "id": "1"}`) });
    const [found] = diagnostics.filter((diagnostic) => diagnostic.code === 'version-contradiction');
    expect(found && found.span.end - found.span.start).toBe(context.length);
  });
});

describe('the host', () => {
  it('is that of a request line where no sample has one', () => {
    const requestBlock = fence('POST https://notes.example.com/notes');
    const sampleRequest = post('/notes', '{"text": "Buy milk"}');
    const { document } = compilePage({ requestBlock, sampleRequest });
    expect(document.servers?.[0]?.url).toMatch(/^https:\/\/notes\.example\.com/);
  });
});

describe('parameters in an address', () => {
  it('are text where their type is a composed one, or has no page', () => {
    const body = '|Parameter|Type|Description|\n|:---|:---|:---|\n|range|[period](../resources/period.md)|When.|';
    const compiled = compilePage({ requestBlock: fence('GET /notes'), body, sampleRequest: fence('GET /notes') });
    expect(operationsOf(compiled).get('GET /notes')?.parameters).toMatchObject([
      { name: 'range', in: 'query', schema: { type: 'string' } },
    ]);
    const [finding] = compiled.diagnostics.filter((diagnostic) => diagnostic.code === 'type-not-documented');
    expect(finding?.taken).toMatch(/^string, since/);
  });
});

describe('the media type of a request', () => {
  const sampleRequest = fence(
    'POST https://graph.microsoft.com/v1.0/notes',
    'Content-Type: text/plain',
    '',
    'Buy milk',
  );
  const table = (type: string) => `|Header|Value|\n|:---|:---|\n|Content-Type|${type}|`;
  const mediaTypes = (type: string) =>
    Object.keys(
      operationsOf(compilePage({ headers: table(type), sampleRequest })).get('POST /notes')?.requestBody?.content ?? {},
    );

  it('is that of the sample where the table of headers calls it JSON, and the sample not', () => {
    expect(mediaTypes('application/json')).toEqual(['text/plain']);
  });

  it('is that of the table where neither is JSON', () => {
    expect(mediaTypes('text/html')).toEqual(['text/html']);
  });
});

describe('what is required in a request', () => {
  const claim = 'The following table shows the properties that are required when you create the note.\n\n';
  const body = `${claim}|Property|Type|Description|\n|:---|:---|:---|\n|id|String|The key.|\n|color|String||\n|text|String||`;
  const requiredOf = (changes: Parameters<typeof compilePage>[0]) => {
    const operation = [...operationsOf(compilePage(changes)).values()][0];
    const schema = operation?.requestBody?.content['application/json']?.schema;
    return { required: schema?.required, properties: Object.keys(schema?.properties ?? {}) };
  };

  it('is what the page lists as required and the sample shows', () => {
    expect(requiredOf({ body })).toEqual({ required: ['text'], properties: ['color', 'text'] });
  });

  it.each(['Optional. What it says.', 'What it says. Optional.', '**Optional**'])(
    'is not a property whose row says "%s", though the sample shows it',
    (description) => {
      const changed = body.replace('|text|String||', `|text|String|${description}|`);
      expect(requiredOf({ body: changed })).toEqual({ required: undefined, properties: ['color', 'text'] });
      expect(findingsOf({ body: changed }).join()).toContain(
        'required-but-optional: `text` optional by the row, and required by the sentence above the table',
      );
    },
  );

  it('is a property whose row has the word in another sense', () => {
    const changed = body.replace('|text|String||', '|text|String|May hold an optional title.|');
    expect(requiredOf({ body: changed }).required).toEqual(['text']);
  });

  it('is nothing on PATCH, whatever the page says', () => {
    const sampleRequest = fence(
      'PATCH https://graph.microsoft.com/v1.0/notes/1',
      'Content-Type: application/json',
      '',
      '{"text": "x"}',
    );
    const changes = { body, requestBlock: fence('PATCH /notes/{id}'), sampleRequest };
    expect(requiredOf(changes).required).toBeUndefined();
    expect(findingsOf(changes).join()).not.toContain('required-but-absent');
  });

  it('is nothing where the page claims nothing', () => {
    expect(requiredOf({ body: body.slice(claim.length) }).required).toBeUndefined();
  });
});

describe('the URL of a sample request', () => {
  it('is read as text: a backslash stays what the page says', () => {
    const sampleRequest = post('https://graph.microsoft.com/docs\\api/notes', '{"text": "x"}');
    expect(findingsOf({ sampleRequest }).at(-1)).toBe(
      'sample-url-stray-prefix: sample URL has `docs\\api` where an API version belongs',
    );
  });

  it('fits a declared path with any value for its placeholder', () => {
    const changes = {
      requestBlock: fence('POST /books/{id}/notes'),
      sampleRequest: post('https://graph.microsoft.com/v1.0/books/4b16bcad/notes', '{"text": "x"}'),
    };
    expect(findingsOf(changes)).toEqual([]);
  });

  it('that fits no declared path is reported, and its body used', () => {
    const changes = { sampleRequest: post('https://graph.microsoft.com/v1.0/letters', '{"text": "x"}') };
    expect(findingsOf(changes)).toEqual([
      'sample-url-mismatch: sample URL matches no declared path: `https://graph.microsoft.com/v1.0/letters`',
    ]);
    const operation = operationsOf(compilePage(changes)).get('POST /notes');
    expect(operation?.requestBody?.content['application/json']?.examples).toHaveProperty('created');
  });
});

describe('permissions', () => {
  it('keep the scopes and the order that the page states', () => {
    const permissions =
      '|Permission type|Permissions (from least to most privileged)|\n|:---|:---|\n|Application|Notes.Read.All, Notes.ReadWrite.All|';
    const operation = operationsOf(compilePage({ permissions })).get('POST /notes');
    expect(operation?.['x-doc-permissions']).toMatchObject([
      { type: 'Application', scopes: ['Notes.Read.All', 'Notes.ReadWrite.All'] },
    ]);
    expect(operation?.description).toContain(
      'Permissions, from least to most privileged:\n\n- Application: Notes.Read.All, Notes.ReadWrite.All',
    );
  });

  it('never take a placeholder for a scope', () => {
    const permissions = '|Permission type|Permissions|\n|:---|:---|\n|Application|**TODO: Notes.Read ?**|';
    const operation = operationsOf(compilePage({ permissions })).get('POST /notes');
    expect(operation?.['x-doc-permissions']).toMatchObject([{ support: 'unknown', scopes: [] }]);
  });
});

describe('type cells', () => {
  it.each([
    ['String', { type: 'string' }],
    ['Edm.Int32', { type: 'integer', format: 'int32' }],
    ['string collection', { type: 'array', items: { type: 'string' } }],
    ['Collection(Edm.Guid)', { type: 'array', items: { type: 'string', format: 'uuid' } }],
    ['DateTimeOffset', { type: 'string', format: 'date-time' }],
    ['[noteColor](../resources/notecolor.md)', { $ref: '#/components/schemas/microsoft.graph.noteColor' }],
    [
      '[noteColor](../resources/notecolor.md) collection',
      { type: 'array', items: { $ref: '#/components/schemas/microsoft.graph.noteColor' } },
    ],
    ['microsoft.graph.noteColor', { $ref: '#/components/schemas/microsoft.graph.noteColor' }],
  ])('%s', (cell, schema) => {
    const body = `|Property|Type|Description|\n|:---|:---|:---|\n|it|${cell}||`;
    const operation = operationsOf(compilePage({ body })).get('POST /notes');
    const properties = operation?.requestBody?.content['application/json']?.schema?.properties;
    expect(properties?.it).toMatchObject(schema);
  });
});
