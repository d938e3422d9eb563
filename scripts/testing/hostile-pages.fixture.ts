import { testPage } from '../../spec/test-page.fixture.ts';

/** Pages that try to make whoever reads them read files and addresses, by their names. */
export function hostilePages(references: readonly string[]): ReadonlyMap<string, string> {
  return new Map([
    ['samples.md', samplePage(references)],
    ['links.md', linkPage],
  ]);
}

function samplePage(references: readonly string[]): string {
  const reaching = references.map((reference) => ({
    $ref: reference,
    externalValue: reference,
    $id: reference,
    discriminator: { propertyName: 'id', mapping: { id: reference } },
  }));
  const [first] = reaching;
  return testPage({
    body: '|Property|Type|Description|\n|:---|:---|:---|\n|$ref|String|Which.|\n|text|String|What.|',
    sampleRequest: sample(
      '{"blockType": "request", "name": "create_note"}',
      'POST https://graph.microsoft.com/v1.0/notes',
      { text: 'Buy milk', $ref: references[1], more: reaching },
    ),
    sampleResponse: sample('{"blockType": "response", "@odata.type": "microsoft.graph.note"}', 'HTTP/1.1 201 Created', {
      ...first,
      list: reaching,
    }),
  });
}

function sample(annotation: string, head: string, body: object): string {
  return `<!-- ${annotation} -->\n\`\`\` http\n${head}\nContent-Type: application/json\n\n${JSON.stringify(body)}\n\`\`\``;
}

const linkPage = [
  '# Get diary',
  '![diary](http://127.0.0.1/diary.png) [!INCLUDE [diary](../../../private/diary.md)]',
  '## HTTP request',
  '``` http\nGET /diaries/{id}\n```',
  '## Response',
  'If successful, this method returns `200 OK` and a [diary](../../../private/diary.md) object in the response body.',
  'See also [diary](/../private/diary.md), [diary](linked/diary.md), [diary](file:///etc/diary.md).',
  '',
].join('\n\n');

/** What lies next to the project, and is in no page of it. */
export const diaryPage =
  '# diary resource type\n\n## Properties\n\n|Property|Type|Description|\n|:---|:---|:---|\n|planted|String|x|\n';
