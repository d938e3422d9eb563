import { fill, members, page, request, response, type Shapes, shapesOf } from './shape.fixture.ts';

/** Bodies of sample responses of a size. */
const bodies: Readonly<Record<string, (size: number) => string>> = {
  'members of a sample': (size) => `{${members(size, (at) => `"p${at}": 1`)}}`,
  'equal members of a sample': (size) => `{${members(size, () => '"p": 1')}}`,
  'members that each come twice': (size) => `{${members(size, (at) => `"p${at >> 1}": 1`)}}`,
  'nulls of a sample': (size) => `{${members(size, (at) => `"p${at}": null`)}}`,
  'levels of a sample': (size) => `${fill(size / 2, () => '{"a":')}1${fill(size / 2, () => '}')}`,
  'levels of arrays': (size) => fill(size, () => '['),
  'objects of 50 levels': (size) => `[${members(size, () => `${'{"a":'.repeat(50)}1${'}'.repeat(50)}`)}]`,
  'elements of a sample': (size) => `{"a": [${members(size, () => '{"text": "b"}')}]}`,
  'different elements of a sample': (size) => `{"value": [${members(size, (at) => `{"p${at}": ${at}}`)}]}`,
  'unquoted names of a sample': (size) => `{${members(size, (at) => `p${at}: 1`)}}`,
  'missing commas of a sample': (size) => `{${fill(size, (at) => `"p${at}": 1 `)}}`,
  'a sample of one text': (size) => `{"text": "${'a'.repeat(size)}"}`,
  'escapes of a sample': (size) => `{"text": "${fill(size, () => '\\ud800')}"}`,
  'quotation marks of a sample': (size) => `{"text": ${'"'.repeat(size)}}`,
  'slashes of a sample': (size) => `{"text": ${'/'.repeat(size)}}`,
};

/** The text of a section about samples of a size. */
const sections: Readonly<Record<string, (size: number) => string>> = {
  'headers of a sample': (size) =>
    `\`\`\` http\nHTTP/1.1 201 Created\n${fill(size, (at) => `X-${at}: a\n`)}\n{}\n\`\`\``,
  'pairs of samples': (size) => fill(size, () => request('{"text": "a"}') + response('{"text": "b"}')),
  'requests without responses': (size) => fill(size, () => request('{"text": "a"}')),
  'responses without requests': (size) => fill(size, () => response('{"text": "a"}')),
  'samples that are not JSON': (size) => fill(size, () => request('{"text": ') + response('text')),
  'samples that can just be repaired': (size) => fill(size, () => response(`{"text": ${'"'.repeat(9900)}}`)),
  'samples of different types': (size) =>
    fill(size, (at) => request(`{"p${at}": ${at}}`) + response(`{"q${at}": "${at}"}`)),
  'samples of unknown paths': (size) => fill(size, (at) => request('{}', `/others${at}/${at}`) + response('{}')),
  'samples of other hosts': (size) => fill(size, (at) => request('{}', '/notes', `https://host${at}.example`)),
  'a sample of a long path': (size) =>
    request(
      '{}',
      fill(size, (at) => `/notes/${at}`),
    ),
};

/** Pages with long samples, or many. */
export const sampleShapes: Shapes = {
  ...shapesOf(bodies, (bodyOf) => (size) => page({ sampleResponse: response(bodyOf(size)) })),
  ...shapesOf(sections, (sectionOf) => (size) => page({ sampleResponse: sectionOf(size) })),
  'members of a request': (size) => page({ sampleRequest: request(`{${members(size, (at) => `"p${at}": 1`)}}`) }),
};
