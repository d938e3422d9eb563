/** A small API page about notes, for tests, with the lines that a test adds under its title. */
export function notePage(options: { readonly version?: string; readonly added?: string; readonly line?: string } = {}) {
  const { version = 'v1.0', added = '', line = 'GET /notes/{note-id}' } = options;
  return [
    '---',
    'title: "Get note"',
    'doc_type: apiPageType',
    '---',
    '# Get note',
    'Namespace: microsoft.graph',
    '',
    added,
    '',
    'Read the properties of a [note](../resources/note.md).',
    '## HTTP request',
    '``` http',
    line,
    '```',
    '## Response',
    'If successful, this method returns a `200 OK` response code and a [note](../resources/note.md) in the body.',
    '## Example',
    '### Request',
    '<!-- { "blockType": "request", "name": "get_note" } -->',
    '``` http',
    `GET https://graph.microsoft.com/${version}/notes/1`,
    '```',
    '### Response',
    '<!-- { "blockType": "response", "@odata.type": "microsoft.graph.note" } -->',
    '``` http',
    'HTTP/1.1 200 OK',
    'Content-Type: application/json',
    '',
    '{ "id": "1", "text": "Buy milk" }',
    '```',
    '',
  ].join('\n');
}

/** The page about the type of notes. */
export const noteTypePage = [
  '---',
  'title: "note resource type"',
  'doc_type: resourcePageType',
  '---',
  '# note resource type',
  'Namespace: microsoft.graph',
  '',
  '## Properties',
  '|Property|Type|Description|',
  '|:---|:---|:---|',
  '|id|String|Read-only.|',
  '|text|String|What the note says.|',
  '',
].join('\n');
