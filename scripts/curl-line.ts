import { expandPathTemplate } from '../spec/openapi/path-template.ts';
import type { DocumentedOperation } from '../spec/openapi/read-operations.ts';
import { escapeJson, escapeText } from '../spec/source/visible-text.ts';

/** A command that calls an operation with its documented example, fit to be pasted into a POSIX shell. */
export function curlLine(operation: DocumentedOperation, baseUrl: string): string {
  const content = operation.requestBody?.contents[0];
  const example = content?.examples[0];
  const words = [
    'curl -i',
    ...(operation.method === 'get' ? [] : [`-X ${operation.method.toUpperCase()}`]),
    quote(`${baseUrl.replace(/\/$/, '')}${examplePath(operation)}`),
    ...(operation.secured ? [`-H ${quote('Authorization: Bearer token')}`] : []),
    ...(content ? [`-H ${quote(`Content-Type: ${content.mediaType}`)}`] : []),
    ...(example ? [`-d ${quote(bodyText(example.value))}`] : []),
  ];
  return words.join(' ');
}

function examplePath({ path, parameters }: DocumentedOperation): string {
  return expandPathTemplate(path, (name) => {
    const parameter = parameters.find((one) => one.in === 'path' && one.name === name);
    return String(parameter?.example ?? name);
  });
}

function bodyText(value: unknown): string {
  return typeof value === 'string' ? value : escapeJson(JSON.stringify(value));
}

function quote(text: string): string {
  return `'${escapeText(text).replaceAll("'", "'\\''")}'`;
}
