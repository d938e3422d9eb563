import { readdirSync, readFileSync } from 'node:fs';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenApiDocument, Sourced } from './openapi/document.ts';
import { readOperations } from './openapi/operations.ts';
import { applyOverlays } from './openapi/overlays.ts';
import { printDocument } from './openapi/print.ts';
import { formatSource, sourcesOf } from './openapi/sources.ts';
import { LineIndex } from './source/line-index.ts';
import { type CompiledPages, compileTogether } from './test-page.fixture.ts';

const path = 'spec/pages/add-commands.md';
const text = readFileSync(path, 'utf8');
const lines = new LineIndex(text);
const required = [
  'Status',
  'Type',
  'AppServiceName',
  'PackageFamilyName',
  'Error',
  'Payload',
  'PermissionTicket',
  'PostBackUri',
];

let compilation: CompiledPages;
let document: OpenApiDocument;

beforeAll(async () => {
  compilation = compileTogether([{ path, text }]);
  const folder = 'spec/overlays';
  const overlays = readdirSync(folder).map((name) => ({
    path: `${folder}/${name}`,
    text: readFileSync(`${folder}/${name}`, 'utf8'),
  }));
  document = (await applyOverlays(compilation.document, overlays)).document;
});

describe('the Add commands page', () => {
  it('declares the two paths that are meant and the two lines as written', () => {
    expect(
      readOperations(document).map((operation) => [
        operation.method,
        operation.path,
        operation.asWritten,
        operation.id,
      ]),
    ).toEqual([
      ['post', '/devices/{deviceId}/commands', false, 'create_command_from_commands'],
      ['post', '/devices/{deviceId}/commands/$ref', true, 'create_command_from_commands_ref'],
      ['post', '/me/devices/{deviceId}/commands', false, 'create_command_from_commands_me'],
      ['post', '/me/devices/{deviceId}/commands/$ref', true, 'create_command_from_commands_me_ref'],
    ]);
  });

  it('asks for the eight properties that table and sample agree on, without id', () => {
    const schema = document.components?.schemas?.['microsoft.graph.command-create'];
    expect(schema?.required).toEqual(required);
    expect(Object.keys(schema?.properties ?? {})).toEqual(['@odata.type', ...required]);
  });

  it('answers with id and all that is requested, and both schemas are open', () => {
    const schema = document.components?.schemas?.['microsoft.graph.command'];
    expect(schema?.required).toEqual(['id', ...required]);
    expect(schema?.properties?.id).toMatchObject({ type: 'string', readOnly: true });
    expect(schema?.additionalProperties).toBeUndefined();
  });

  it('takes nothing from names and placeholder values: no format, no enumeration', () => {
    const printed = JSON.stringify(document.components?.schemas);
    expect(printed).not.toMatch(/"(format|enum|const|pattern)"/);
  });

  it('has the type that is documented nowhere as an open object', () => {
    expect(document.components?.schemas?.['microsoft.graph.PayloadRequest']).toEqual({
      type: 'object',
      ...{ 'x-doc-source': { page: path, line: 52 }, 'x-doc-evidence': 'stated' },
      properties: {
        '@odata.type': { type: 'string', 'x-doc-source': { page: path, line: 83 }, 'x-doc-evidence': 'shown' },
      },
    });
  });

  it('keeps the samples to the byte, under the name that request and response share', () => {
    const operation = readOperations(document)[0];
    const [request] = operation?.requestBody?.contents[0]?.examples ?? [];
    const [response] = operation?.responses[0]?.contents[0]?.examples ?? [];
    expect([request?.name, response?.name]).toEqual(['created', 'created']);
    expect(text).toContain(`\n${JSON.stringify(request?.value, null, 2)}\n`);
    expect(text).toContain(`\n${JSON.stringify(response?.value, null, 2)}\n`);
  });

  it('needs a bearer token without scopes, and shows which accounts cannot call it', () => {
    const operation = document.paths['/devices/{deviceId}/commands']?.post;
    expect(operation?.security).toEqual([{ bearer: [] }]);
    expect(
      operation?.['x-doc-permissions']?.map((permission) => [permission.type, permission.support, permission.scopes]),
    ).toEqual([
      ['Delegated (work or school account)', 'unknown', []],
      ['Delegated (personal Microsoft account)', 'unsupported', []],
      ['Application', 'unknown', []],
    ]);
    expect(operation?.description).toContain('Permissions, from most to least privileged:');
  });

  it('has no parameters for headers that the protocol itself carries', () => {
    const names = readOperations(document).flatMap((operation) =>
      operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`),
    );
    expect([...new Set(names)]).toEqual(['path deviceId']);
  });

  it('gives the errors of the overlay, each with its name and marked as not from the page', () => {
    const responses = readOperations(document)[0]?.responses.filter((response) => response.status >= 400) ?? [];
    expect(responses.map((response) => [response.status, response.contents[0]?.examples[0]?.name])).toEqual([
      [400, 'invalidRequest'],
      [401, 'unauthenticated'],
      [403, 'accessDenied'],
      [404, 'itemNotFound'],
      [415, 'notSupported'],
      [429, 'activityLimitReached'],
      [500, 'generalException'],
      [503, 'serviceNotAvailable'],
    ]);
    for (const response of responses) {
      expect(response.sources.map(formatSource).join()).toMatch(
        /^spec\/overlays\/error-responses\.yaml \(.*not from the page\)$/,
      );
    }
    expect(
      responses.find((response) => response.status === 429)?.headers.map((header) => [header.name, header.required]),
    ).toEqual([['Retry-After', true]]);
  });

  it.each([
    [
      'the first operation',
      (doc: OpenApiDocument) => doc.paths['/devices/{deviceId}/commands']?.post,
      'POST /devices/{devicesId}',
    ],
    [
      'the operation below /me',
      (doc: OpenApiDocument) => doc.paths['/me/devices/{deviceId}/commands']?.post,
      'POST /me/devices',
    ],
    [
      'a parameter',
      (doc: OpenApiDocument) => doc.paths['/me/devices/{deviceId}/commands']?.post?.parameters?.[0],
      '{deviceId}',
    ],
    [
      'a property',
      (doc: OpenApiDocument) => doc.components?.schemas?.['microsoft.graph.command']?.properties?.Status,
      '|Status|',
    ],
    [
      'a response',
      (doc: OpenApiDocument) => doc.paths['/devices/{deviceId}/commands']?.post?.responses['201'],
      '`201 Created`',
    ],
    ['an example', (doc: OpenApiDocument) => Object.values(doc.components?.examples ?? {})[1], 'HTTP/1.1 201 Created'],
    ['the token', (doc: OpenApiDocument) => doc.components?.securitySchemes?.bearer, '|Authorization|'],
  ])('leads from %s back to its line', (_, part, line) => {
    const [source] = sourcesOf((part(document) ?? {}) as Sourced);
    expect(source).toMatchObject({ page: path });
    expect(lines.lineText(source !== undefined && 'line' in source ? source.line : 0)).toContain(line);
  });

  it('reports each decision of its reading once', () => {
    const found = compilation.diagnostics.map(
      (diagnostic) => `${lines.position(diagnostic.span.start).line} ${diagnostic.severity} ${diagnostic.code}`,
    );
    expect(found).toEqual([
      '4 info front-matter-value-empty',
      '10 warning api-version-not-stated',
      '15 info link-target-missing',
      '19 warning permission-placeholder',
      '29 info parameter-spellings',
      '29 warning reference-line-with-entity',
      '46 warning required-but-absent',
      '46 info link-target-missing',
      '47 info property-name-case',
      '52 info type-not-documented',
      '52 info link-target-missing',
      '58 info errors-not-documented',
      '59 info link-target-missing',
      '71 warning sample-url-stray-prefix',
    ]);
  });

  it('passes the recommended rules of Redocly without an error', async () => {
    const config = await createConfig({ extends: ['recommended'] });
    const problems = await lintFromString({ source: printDocument(document, 'yaml'), config });
    expect(problems.filter((problem) => problem.severity === 'error').map((problem) => problem.message)).toEqual([]);
  });

  it('holds examples that validate against their schemas', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    ajv.addSchema({ $id: 'doc:', ...document });
    const checked = readOperations(document).flatMap((operation) => {
      const contents = [
        ...(operation.requestBody?.contents ?? []),
        ...operation.responses.flatMap((response) => response.contents),
      ];
      return contents.flatMap(({ schema, examples }) => {
        const validate = ajv.compile({ $ref: `doc:${schema?.$ref}` });
        return examples.map((example) => [example.name, validate(example.value), validate.errors]);
      });
    });
    expect(checked).toHaveLength(4 * 10);
    expect(checked.filter(([, valid]) => valid !== true)).toEqual([]);
  });
});
