import { CannotListenError } from '../mocks/cannot-listen-error.ts';
import { type AnsweredRequest, type MockServer, startMockServer } from '../mocks/start-mock-server.ts';
import type { OpenApiDocument } from '../spec/openapi/document.ts';
import { readOperations } from '../spec/openapi/read-operations.ts';
import { escapeLine } from '../spec/source/visible-text.ts';
import { artifactsFolder, isProject } from './artifacts-folder.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';
import { curlLine } from './curl-line.ts';
import { isLoopback } from './is-loopback.ts';
import { readDocument } from './read-document.ts';
import { reportError } from './report-error.ts';
import { requirePackages } from './require-packages.ts';
import { untilStopped } from './until-stopped.ts';
import { watchSources } from './watch-sources.ts';

export interface ServeMockOptions {
  readonly host: string;
  readonly port: number;
  /** Tells nothing of the requests. */
  readonly quiet?: boolean;
  /** Serves what the pages and overlays say whenever they change. */
  readonly watch?: boolean;
}

/** Serves the mock until the process is asked to stop: of the project, brought up to date, or of this package. */
export async function serveMock(options: ServeMockOptions, context: CommandContext): Promise<void> {
  const { host, port, quiet, watch } = options;
  const project = isProject(context.folder);
  if (watch && !project) throw new CommandFailure('spec/pages: is not here, so there is nothing to watch');
  const document = project ? await generate(context) : await readDocument(artifactsFolder(context.folder));
  const onRequest = (request: AnsweredRequest) => quiet || context.out(`${formatAnswered(request)}\n`);
  const server = await startMockServer({ document, host, port, onRequest }).catch((error: unknown) => {
    throw error instanceof CannotListenError ? new CommandFailure(error.message) : error;
  });
  const stopped = untilStopped();
  const stopWatching = watch ? watchSources(context.folder, () => reload(server, context)) : undefined;
  if (!isLoopback(host)) {
    context.err(`warning: ${host} can be reached from other machines: whoever can reach it may call the mock\n`);
  }
  greet(document, server.url, context);
  await stopped;
  stopWatching?.();
  await server.close();
  context.out('stopped\n');
}

function greet(document: OpenApiDocument, url: string, context: CommandContext): void {
  const operations = readOperations(document);
  const shown = operations.find((one) => !one.asWritten) ?? operations[0];
  context.out(`\nThe mock answers at ${url} (Ctrl+C stops it)\n`);
  if (shown) context.out(`Try: ${curlLine(shown, url)}\n`);
}

/** Where a page has become wrong, the mock goes on with what it was before. */
async function reload(server: MockServer, context: CommandContext): Promise<void> {
  try {
    await server.serve(await generate(context));
    context.out('The mock answers as the pages say now\n');
  } catch (error) {
    reportError(error, context);
    context.err('The mock goes on with the pages as they were before\n');
  }
}

async function generate(context: CommandContext): Promise<OpenApiDocument> {
  // Whoever only serves the package's document need not have what generating needs.
  requirePackages('generate');
  const { updateOutputs } = await import('./generate-outputs.ts');
  return (await updateOutputs(context)).document;
}

/** A line of the log. The query is left out: what people put there may be secret. */
export function formatAnswered({ method, target, status, violation }: AnsweredRequest): string {
  const asked = method === '' ? '' : ` ${method} ${target.split('?')[0]}`;
  return escapeLine(`${status}${asked}${violation === undefined ? '' : `: ${violation}`}`);
}
