import type { OpenApiDocument } from '../spec/openapi/document.ts';
import { type DocumentedOperation, readOperations } from '../spec/openapi/read-operations.ts';
import type { MockOperation, Scenario } from './mock-api.ts';

/** The type `Answers`: for each page and each name of an answer its status and the type of its body. */
export function printAnswers(document: OpenApiDocument, operations: readonly MockOperation<unknown>[]): string {
  const documented = new Map(readOperations(document).map((one) => [one.id, one]));
  const tags = [...new Set(operations.flatMap(({ pages }) => pages))];
  const pages = tags.map((tag) => {
    const answers = new Map<string, readonly (readonly [MockOperation<unknown>, Scenario])[]>();
    for (const operation of operations.filter((one) => one.pages.includes(tag))) {
      for (const one of operation.scenarios) {
        answers.set(one.name, [...(answers.get(one.name) ?? []), [operation, one]]);
      }
    }
    const lines = [...answers].map(
      ([name, uses]) => `    ${JSON.stringify(name)}: ${printAnswer(uses, documented)};\n`,
    );
    return `  ${JSON.stringify(tag)}: {\n${lines.join('')}  };\n`;
  });
  return `/** The documented answers by page and name: status and body. */\nexport interface Answers {\n${pages.join('')}}\n`;
}

/** What the answers of one name have in common: operations that share a schema share the type of their bodies. */
function printAnswer(
  uses: readonly (readonly [MockOperation<unknown>, Scenario])[],
  documented: ReadonlyMap<string, DocumentedOperation>,
): string {
  const bodies = new Map<string, string>();
  for (const [{ id }, { status, headers, body }] of uses) {
    const mediaType = headers['Content-Type'] ?? '';
    const response = documented.get(id)?.responses.find((one) => one.status === status);
    const schema = response?.contents.find((one) => one.mediaType === mediaType)?.schema;
    const type = `operations[${JSON.stringify(id)}]["responses"][${status}]["content"][${JSON.stringify(mediaType)}]`;
    const key = schema === undefined ? type : JSON.stringify(schema);
    if (!bodies.has(key)) bodies.set(key, body === undefined ? 'undefined' : type);
  }
  const statuses = [...new Set(uses.map(([, { status }]) => status))];
  return `{ status: ${statuses.join(' | ')}; body: ${[...new Set(bodies.values())].join(' | ')} }`;
}
