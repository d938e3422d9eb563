import { describe, expect, it } from 'vitest';
import { compilePage, findingsOf, operationsOf } from '../../../test-page.fixture.ts';

const fence = (...lines: readonly string[]) => ['``` http', ...lines, '```'].join('\n');
const post = (url: string, ...body: readonly string[]) => fence(`POST ${url}`, '', ...body);
const host = 'https://graph.microsoft.com';
const letters = post(`${host}/v1.0/letters`, '{"text": "Buy milk"}');

/** What is decided on each sample whose URL follows no path, in the order of the page. */
function decided(...samples: readonly string[]) {
  const { diagnostics } = compilePage({ sampleRequest: samples.join('\n\n') });
  return diagnostics.flatMap(({ code, taken }) => (code === 'sample-url-mismatch' ? [taken] : []));
}

const used = 'its body is used for the paths of its method; its URL is ignored';
const elsewhere = 'left out, since its host is not followed by an API version: it belongs to another service';
const outdone = 'left out, since other samples match the paths of its method better';

describe('a sample whose URL follows no declared path', () => {
  it('is used where there is no other', () => {
    expect(decided(letters)).toEqual([used]);
  });

  it('is used without a host, and together with others like it', () => {
    expect(decided(post('/letters', '{"text": "Buy milk"}'), letters)).toEqual([used, used]);
  });

  it('is left out where another sample follows one', () => {
    expect(decided(letters, post(`${host}/v1.0/notes`, '{"text": "Buy milk"}'))).toEqual([outdone]);
  });

  it('is left out where another ends in the same name as one', () => {
    expect(decided(letters, post(`${host}/v1.0/note`, '{"text": "Buy milk"}'))).toEqual([outdone, used]);
  });

  it('is used where it ends in the same name as one, whatever its host', () => {
    expect(decided(post(`${host}/note`, '{"text": "Buy milk"}'))).toEqual([used]);
  });

  it('is left out where its host has no API version after it', () => {
    expect(decided(post('https://files.example.com/1', '{"text": "Buy milk"}'))).toEqual([elsewhere]);
  });

  it('is left out where no path of its method is declared', () => {
    expect(decided(fence(`PATCH ${host}/v1.0/letters/1`))).toEqual([
      'left out, since no declared path of its method fits it',
    ]);
  });
});

describe('a sample that goes to another host', () => {
  const created = fence('HTTP/1.1 201 Created', '', '{"id": "1", "text": "Buy milk"}');
  const upload = fence('POST https://files.example.com/1', 'Content-Length: 1', '', 'some bytes');

  it('is not checked against JSON, nor its length against its body', () => {
    expect(
      findingsOf({
        sampleResponse: `<!-- {"blockType": "response", "@odata.type": "microsoft.graph.note"} -->\n${created}\n\n${upload}`,
      }),
    ).toEqual(['sample-url-mismatch: sample URL matches no declared path: `https://files.example.com/1`']);
  });

  it('has a response that is not checked against JSON either', () => {
    const response = fence('HTTP/1.1 200 OK', '', 'done');
    const codes = findingsOf({ sampleResponse: [created, upload, response].join('\n\n') }).map(
      (finding) => finding.split(':')[0],
    );
    expect(codes).not.toContain('sample-not-json');
  });

  it('is not an example of an operation', () => {
    const sampleRequest = post('https://files.example.com/1', '{"text": "Buy milk"}');
    const body = operationsOf(compilePage({ sampleRequest })).get('POST /notes')?.requestBody;
    expect(body?.content['application/json']?.examples).toBeUndefined();
  });
});
