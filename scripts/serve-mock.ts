import { parse } from 'yaml';
import { CannotListenError } from '../mocks/cannot-listen-error.ts';
import { type AnsweredRequest, startMockServer } from '../mocks/start-mock-server.ts';
import type { OpenApiDocument } from '../spec/openapi/document.ts';
import { readOperations } from '../spec/openapi/read-operations.ts';
import { artifactsFolder, isProject } from './artifacts-folder.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';
import { curlLine } from './curl-line.ts';
import { readText } from './read-text.ts';
import { requirePackages } from './require-packages.ts';
import { untilStopped } from './until-stopped.ts';

/** Serves the mock until the process is asked to stop: of the project, brought up to date, or of this package. */
export async function serveMock(
  { host, port }: { readonly host: string; readonly port: number },
  context: CommandContext,
): Promise<void> {
  const document = isProject(context.folder) ? await generate(context) : await readOwnDocument(context.folder);
  const onRequest = (request: AnsweredRequest) => context.out(`${logLine(request)}\n`);
  const server = await startMockServer({ document, host, port, onRequest }).catch((error: unknown) => {
    throw error instanceof CannotListenError ? new CommandFailure(error.message) : error;
  });
  const stopped = untilStopped();
  const operations = readOperations(document);
  const shown = operations.find((one) => !one.asWritten) ?? operations[0];
  context.out(`\nThe mock answers at ${server.url} (Ctrl+C stops it)\n`);
  if (shown) context.out(`Try: ${curlLine(shown, server.url)}\n`);
  await stopped;
  await server.close();
  context.out('stopped\n');
}

async function generate(context: CommandContext): Promise<OpenApiDocument> {
  // Whoever only serves the package's document need not have what generating needs.
  requirePackages('generate');
  const { updateOutputs } = await import('./generate-outputs.ts');
  return (await updateOutputs(context)).document;
}

async function readOwnDocument(folder: string): Promise<OpenApiDocument> {
  return parse(await readText(artifactsFolder(folder), 'spec/openapi.yaml')) as OpenApiDocument;
}

/** The query is left out: what people put there may be secret. */
function logLine({ method, target, status, violation }: AnsweredRequest): string {
  return `${status} ${method} ${target.split('?')[0]}${violation === undefined ? '' : `: ${violation}`}`;
}
