import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadDocument } from '../spec/openapi/load/load.ts';
import { compileTogether, testPage } from '../spec/test-page.fixture.ts';
import { emitOutputs } from './actions/generate.ts';
import { createProcessContext } from './cli/context.ts';
import { openProject } from './project/project.ts';

const context = createProcessContext(join(import.meta.dirname, '..'));

const sampleOf = (body: string) =>
  ['``` http', 'HTTP/1.1 201 Created', 'Content-Type: application/json', '', body, '```'].join('\n');
const rows = (names: readonly string[]) =>
  ['|Property|Type|Description|', '|:---|:---|:---|', ...names.map((name) => `|${name}|String|A name.|`)].join('\n');
const nested = (levels: number) => `${'{"a": '.repeat(levels)}1${'}'.repeat(levels)}`;
const builtIn = ['hasOwnProperty', 'valueOf', '__defineGetter__', '__proto__', 'constructor', 'toString'];

const pages: Readonly<Record<string, string>> = {
  'a property twice': testPage({ sampleResponse: sampleOf('{"text": {"a": 1}, "text": [{"a": 1}], "text": "b"}') }),
  'a property twice, the second unclosed': testPage({ sampleResponse: sampleOf('{"text": {"a": 1}, "text": {') }),
  'names that every object inherits': testPage({
    body: rows(builtIn),
    sampleResponse: sampleOf(`{${builtIn.map((name) => `"${name}": {"${name}": 1}`).join(', ')}}`),
  }),
  'a sample of 400 levels': testPage({ sampleResponse: sampleOf(nested(400)) }),
  'a sample that nests without end': testPage({ sampleResponse: sampleOf(nested(20_000)) }),
  'an annotation that nests without end': testPage({
    sampleResponse: `<!-- {"blockType": "response", "a": ${'['.repeat(20_000)}, -->\n${sampleOf('{"text": "b"}')}`,
  }),
  'half a character in a name': testPage({ sampleResponse: sampleOf('{"\\ud800": {"a": "\\udc00"}, "text": "b"}') }),
  'half a character in the title': testPage({ frontMatter: 'title: "Create \\uD800"' }).replace('# Create note', ''),
  'a percent sign in a path': testPage({ requestBlock: '``` http\nPOST /notes/50%/{id}\n```' }),
  'a brace in a path that nothing closes': testPage({ requestBlock: "``` http\nPOST /notes('{i)\n```" }),
  'a property twice in a table': testPage({ body: rows(['text', 'text']) }),
  'a letter in its title that is newer than compilers': testPage().replace('# Create note', '# \u{323b0} note'),
  'a type named like what every object inherits': testPage({
    body: '|Property|Type|\n|:---|:---|\n|text|constructor|',
  }),
};

describe('a page with', () => {
  test.each(Object.keys(pages))('%s gives outputs, and findings within its text', async (name) => {
    const text = pages[name] ?? '';
    const { document, diagnostics } = compileTogether([{ path: 'page.md', text }]);
    for (const { span } of diagnostics.flatMap((diagnostic) => [diagnostic, ...diagnostic.related]))
      expect(span.end).toBeLessThanOrEqual(text.length);
    expect(loadDocument(document).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const compiled = { document, diagnostics, texts: new Map([['page.md', text]]) };
    const outputs = await emitOutputs(compiled, await openProject(context));
    expect(outputs.filter((output) => !output.text.isWellFormed())).toEqual([]);
  });
});
