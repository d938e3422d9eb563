import { describe, expect, test } from 'vitest';
import { readOperations } from '../operations.ts';
import { sourcesOf } from '../sources.ts';
import { loadDocumentFile } from './load-file.ts';

const text = `openapi: 3.0.3
info: { title: Boats, version: 1.0.0 }
paths:
  /boats/{boatId}:
    parameters:
      - name: boatId
        in: path
        required: true
        schema: { type: string }
    put:
      operationId: renameBoat
      requestBody:
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/Boat'
      responses:
        '204':
          description: Renamed
components:
  schemas:
    Boat:
      type: object
      properties:
        name:
          type: string
        mast:
          type: integer
`;
const path = 'api/boats.yaml';

const overlay = (action: string) => ({
  path: 'decisions.yaml',
  text: `overlay: 1.0.0\ninfo: { title: Decisions, version: 1.0.0 }\nactions:\n${action}`,
});

describe('a document from a file', () => {
  test('carries the lines of its parts as their sources', async () => {
    const { document } = await loadDocumentFile({ path, text });
    const [operation] = document === undefined ? [] : readOperations(document);
    const boat = document?.components?.schemas?.Boat;
    expect({
      operation: operation?.sources,
      parameter: sourcesOf(operation?.parameters[0] ?? {}),
      response: operation?.responses[0]?.sources,
      schema: sourcesOf(boat ?? {}),
      property: sourcesOf(boat?.properties?.mast ?? {}),
    }).toEqual({
      operation: [{ page: path, line: 10 }],
      parameter: [{ page: path, line: 6 }],
      response: [{ page: path, line: 18 }],
      schema: [{ page: path, line: 22 }],
      property: [{ page: path, line: 27 }],
    });
  });

  test('has no source in the security of an operation, where it would name a scheme', async () => {
    const secured = text
      .replace('operationId: renameBoat', 'operationId: renameBoat\n      security: [{ key: [] }]')
      .replace('components:', 'components:\n  securitySchemes: { key: { type: apiKey, in: header, name: X-Key } }');
    const { document, diagnostics } = await loadDocumentFile({ path, text: secured });
    expect(diagnostics).toEqual([]);
    expect(document?.paths['/boats/{boatId}']?.put?.security).toEqual([{ key: [] }]);
  });

  test('keeps the sources of a document that Facsimile has compiled', async () => {
    const compiled = text.replace(
      'type: integer',
      'type: integer\n          x-doc-source: { page: boats.md, line: 7 }',
    );
    const { document } = await loadDocumentFile({ path, text: compiled });
    expect(sourcesOf(document?.components?.schemas?.Boat?.properties?.mast ?? {})).toEqual([
      { page: 'boats.md', line: 7 },
    ]);
  });

  test('is changed by overlays as it is written, and keeps the lines of what is left', async () => {
    const action =
      '  - target: $.components.schemas.Boat.properties.name\n    description: not wanted\n    remove: true\n';
    const { document, diagnostics } = await loadDocumentFile({ path, text }, [overlay(action)]);
    expect(diagnostics).toEqual([]);
    expect(Object.keys(document?.components?.schemas?.Boat?.properties ?? {})).toEqual(['mast']);
    expect(sourcesOf(document?.components?.schemas?.Boat?.properties?.mast ?? {})).toEqual([{ page: path, line: 27 }]);
  });

  test('is not used where an overlay has an error', async () => {
    const action = '  - target: $.components.schemas.Ship\n    description: not there\n    remove: true\n';
    const { document, diagnostics } = await loadDocumentFile({ path, text }, [overlay(action)]);
    expect(document).toBeUndefined();
    expect(diagnostics.map(({ code, page }) => [code, page])).toEqual([['overlay-action-unmatched', 'decisions.yaml']]);
  });

  test('has findings with their places, which an overlay accepts', async () => {
    const traced = text.replace(
      '    put:',
      "    trace:\n      responses: { '204': { description: Nothing } }\n    put:",
    );
    const { diagnostics } = await loadDocumentFile({ path, text: traced });
    expect(diagnostics.map(({ code, page, span }) => [code, page, traced.slice(span.start, span.end)])).toEqual([
      ['document-part-not-used', path, 'trace:'],
    ]);
    const accepting = {
      path: 'decisions.yaml',
      text: `${overlay('  []\n').text}x-accept:\n  - { code: document-part-not-used, reason: nobody traces }\n`,
    };
    const accepted = await loadDocumentFile({ path, text: traced }, [accepting]);
    expect(accepted.diagnostics.map(({ accepted }) => accepted?.reason)).toEqual(['nobody traces']);
    expect(accepted.document).toBeDefined();
  });

  test.each([
    ['not: a document', '`#` is not an OpenAPI document: it has no `openapi`'],
    ['', '`#` is not an OpenAPI document: it is not an object'],
    ['swagger: "2.0"', '`#/swagger` is not supported: only OpenAPI 3.0'],
    ['openapi: 3.1.0\npaths: [', '`#` is not readable as YAML or JSON'],
  ])('that says %j is refused', async (text, message) => {
    const { document, diagnostics } = await loadDocumentFile({ path, text });
    expect(document).toBeUndefined();
    expect(diagnostics[0]?.message).toContain(message);
  });
});
