import { compilePages, oneDocument, type PageLibrary, type SourcePage } from './compile.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import type { OpenApiDocument, OperationObject, RequestBodyObject, ResponseObject } from './openapi/document.ts';

/** The parts of a page that a test changes; the rest makes a page without a finding. */
export interface TestPage {
  readonly path?: string;
  readonly frontMatter?: string;
  readonly intro?: string;
  readonly permissions?: string;
  readonly requestHeading?: string;
  readonly requestBlock?: string;
  readonly headers?: string;
  readonly body?: string;
  readonly response?: string;
  readonly sampleRequest?: string;
  readonly sampleResponse?: string;
}

const whole: Required<TestPage> = {
  path: 'pages/create-note.md',
  frontMatter: 'title: "Create note"',
  intro: 'Create a note.',
  permissions: '|Permission type|Permissions (from least to most privileged)|\n|:---|:---|\n|Application|Notes.Create|',
  requestHeading: '## HTTP request',
  requestBlock: '``` http\nPOST /notes\n```',
  headers: '|Header|Value|\n|:---|:---|\n|Authorization|Bearer {token}|\n|Content-Type|application/json|',
  body: '|Property|Type|Description|\n|:---|:---|:---|\n|text|String|What the note says.|',
  response: 'If successful, this method returns `201 Created`. A wrong body is answered with `400 Bad Request`.',
  sampleRequest: [
    '<!-- {"blockType": "request", "name": "create_note"} -->',
    '``` http',
    'POST https://graph.microsoft.com/v1.0/notes',
    'Content-Type: application/json',
    '',
    '{"text": "Buy milk"}',
    '```',
  ].join('\n'),
  sampleResponse: [
    '<!-- {"blockType": "response", "@odata.type": "microsoft.graph.note"} -->',
    '``` http',
    'HTTP/1.1 201 Created',
    'Content-Type: application/json',
    '',
    '{"id": "1", "text": "Buy milk"}',
    '```',
  ].join('\n'),
};

/** The text of a page with some of its parts changed. */
export function testPage(changes: TestPage = {}): string {
  const page = { ...whole, ...changes };
  return [
    `---\n${page.frontMatter}\n---`,
    '# Create note',
    page.intro,
    `## Permissions\n\n${page.permissions}`,
    `${page.requestHeading}\n\n${page.requestBlock}`,
    `## Request headers\n\n${page.headers}`,
    `## Request body\n\n${page.body}`,
    `## Response\n\n${page.response}`,
    `## Example\n\n### Request\n\nHere is the request.\n\n${page.sampleRequest}`,
    `### Response\n\nHere is the response.\n\n${page.sampleResponse}`,
    '',
  ].join('\n\n');
}

/** Compiles a page with some of its parts changed; no other page is among the inputs. */
export function compilePage(changes: TestPage = {}): CompiledPages {
  return compileTogether([{ path: changes.path ?? whole.path, text: testPage(changes) }]);
}

/** The document of pages and the findings about them. */
export interface CompiledPages {
  readonly document: OpenApiDocument;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles pages into one document; without a library no other page is among the inputs. */
export function compileTogether(
  pages: readonly SourcePage[],
  library: PageLibrary = { find: () => undefined },
): CompiledPages {
  const { documents, diagnostics } = compilePages(pages, library, oneDocument);
  const [document] = documents.values();
  if (document === undefined) throw new Error('no document');
  return { document, diagnostics };
}

/** The findings of a page as `code: message`. */
export function findingsOf(changes: TestPage = {}): readonly string[] {
  return compilePage(changes).diagnostics.map((diagnostic) => `${diagnostic.code}: ${diagnostic.message}`);
}

type Resolved = Omit<OperationObject, 'requestBody' | 'responses'> & {
  readonly requestBody?: RequestBodyObject;
  readonly responses: Readonly<Record<string, ResponseObject>>;
};

/** The operations of a compilation as `POST /notes` with what the document says about each. */
export function operationsOf({ document }: CompiledPages): ReadonlyMap<string, Resolved> {
  const entries = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(
      ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation as Resolved] as const,
    ),
  );
  return new Map(entries);
}
