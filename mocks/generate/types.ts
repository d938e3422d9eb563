import openapiTS, { astToString } from '#openapi-typescript';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { hideData } from '../../spec/openapi/hide-data.ts';
import { type DocumentedOperation, readOperations } from '../../spec/openapi/operations.ts';
import { withSources } from '../../spec/openapi/sources.ts';
import type { OutputFile } from '../../spec/source/output-file.ts';
import { isJson } from '../../spec/standards/media-type.ts';
import { describeApi } from '../build/build-api.ts';
import { withSafeNames } from '../build/safe-names.ts';
import type { MockOperation, Scenario } from '../engine/mock-api.ts';
import { printUnion } from './identifiers.ts';
import { plainLayout } from './layout.ts';

/** The types of a document's paths, operations and schemas, and of its documented responses by their names. */
export async function emitTypes(document: OpenApiDocument, layout = plainLayout): Promise<OutputFile> {
  const hidden = hideData(withSources(document));
  const { json, restore } = withSafeNames(hidden.document);
  const types = hidden.restoreText(restore(astToString(await openapiTS(json, { silent: true }))));
  const { operations } = describeApi(document, () => undefined);
  const names = operations.flatMap((operation) => operation.scenarios.map(({ name }) => name));
  const text = [
    `// ${layout.banner}\n`,
    `\n/** The names of the documented responses. */\nexport type ScenarioName = ${printUnion(names)};\n`,
    `\n${printResponses(document, operations)}`,
    `\n${types.trim()}\n`,
  ];
  return { path: layout.types, text: text.join('') };
}

/** The type `Responses`: for each page and each name of a response its status and the type of its body. */
function printResponses(document: OpenApiDocument, operations: readonly MockOperation<unknown>[]): string {
  const documented = new Map(readOperations(document).map((operation) => [operation.id, operation]));
  const tags = [...new Set(operations.flatMap(({ pages }) => pages))];
  const pages = tags.map((tag) => {
    const responses = new Map<string, readonly (readonly [MockOperation<unknown>, Scenario])[]>();
    for (const operation of operations.filter((operation) => operation.pages.includes(tag))) {
      for (const scenario of operation.scenarios) {
        responses.set(scenario.name, [...(responses.get(scenario.name) ?? []), [operation, scenario]]);
      }
    }
    const lines = [...responses].map(
      ([name, uses]) => `    ${JSON.stringify(name)}: ${printResponse(uses, documented)};\n`,
    );
    return `  ${JSON.stringify(tag)}: {\n${lines.join('')}  };\n`;
  });
  return `/** The documented responses by page and name: status and body. */\nexport interface Responses {\n${pages.join('')}}\n`;
}

/** What the responses of one name have in common: operations that share a schema share the type of their bodies. */
function printResponse(
  uses: readonly (readonly [MockOperation<unknown>, Scenario])[],
  documented: ReadonlyMap<string, DocumentedOperation>,
): string {
  const bodies = new Map<string, string>();
  for (const [{ id }, { status, headers, range, body }] of uses) {
    const mediaType = range ?? headers['Content-Type'] ?? '';
    const response = documented.get(id)?.responses.find((response) => response.status === status);
    const key = response?.key === String(status) ? status : JSON.stringify(response?.key);
    const schema = response?.contents.find((content) => content.mediaType === mediaType)?.schema;
    const type = `operations[${JSON.stringify(id)}]["responses"][${key}]["content"][${JSON.stringify(mediaType)}]`;
    const identity = schema === undefined ? type : JSON.stringify(schema);
    // A text of another media type is the body as it is sent.
    const own = body === undefined ? 'undefined' : isJson(headers['Content-Type'] ?? '') ? type : 'string';
    if (!bodies.has(identity)) bodies.set(identity, own);
  }
  const statuses = [...new Set(uses.map(([, { status }]) => status))];
  return `{ status: ${statuses.join(' | ')}; body: ${[...new Set(bodies.values())].join(' | ')} }`;
}
