import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import { CannotListenError } from '../../mocks/server/listen.ts';
import { type AnsweredRequest, type MockServer, startMockServer } from '../../mocks/server/start-server.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { type DocumentedOperation, readOperations } from '../../spec/openapi/operations.ts';
import { expandPathTemplate } from '../../spec/openapi/paths.ts';
import { isLoopback } from '../../spec/standards/loopback.ts';
import { escapeJson, escapeLine, escapeText } from '../../spec/standards/visible-text.ts';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure } from '../cli/errors.ts';
import { requirePackages } from '../cli/optional-packages.ts';
import { reportError } from '../cli/report-error.ts';
import { untilStopped } from '../cli/until-stopped.ts';
import { artifactsFolder, isProject, readDocument } from '../project/artifacts.ts';

export interface ServeMockOptions {
  readonly host: string;
  readonly port: number;
  /** Prints nothing about the requests. */
  readonly quiet?: boolean;
  /** Serves what the pages and overlays say whenever they change. */
  readonly watch?: boolean;
}

/** Serves the mock of the project, brought up to date, or of this package, until the process is stopped. */
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
  const example = operations.find((operation) => !operation.asWritten) ?? operations[0];
  context.out(`\nThe mock answers at ${url} (Ctrl+C stops it)\n`);
  if (example) context.out(`Try: ${curlLine(example, url)}\n`);
}

/** Where a page has become invalid, the mock keeps serving the last valid version. */
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
  const { updateOutputs } = await import('./generate.ts');
  return (await updateOutputs(context)).document;
}

/** A line of the log. The query is left out: what people put there may be secret. */
export function formatAnswered({ method, target, status, violation }: AnsweredRequest): string {
  const asked = method === '' ? '' : ` ${method} ${target.split('?')[0]}`;
  return escapeLine(`${status}${asked}${violation === undefined ? '' : `: ${violation}`}`);
}

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
    const parameter = parameters.find((parameter) => parameter.in === 'path' && parameter.name === name);
    return String(parameter?.example ?? name);
  });
}

function bodyText(value: unknown): string {
  return typeof value === 'string' ? value : escapeJson(JSON.stringify(value));
}

function quote(text: string): string {
  return `'${escapeText(text).replaceAll("'", "'\\''")}'`;
}

/** Editors save in several steps: a change is over when nothing has happened for so long, in milliseconds. */
const settled = 50;

/** Stops watching. */
type StopWatching = () => void;

/**
 * Calls back when a page or an overlay of a project has been written, made, renamed or removed; never again while the
 * callback is at work, and once more after it where something has changed meanwhile.
 */
function watchSources(folder: string, onChange: () => Promise<void>): StopWatching {
  let busy = false;
  let timer: NodeJS.Timeout | undefined;
  const notice = () => {
    clearTimeout(timer);
    timer = setTimeout(run, settled);
  };
  const run = async () => {
    if (busy) return notice();
    busy = true;
    await onChange().finally(() => {
      busy = false;
    });
  };
  // The folders and not the files: a file that is replaced is another one, which a watch on the old one does not see.
  const watchers = ['spec', 'spec/pages', 'spec/overlays'].flatMap((path) => watchFolder(folder, path, notice));
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}

function watchFolder(folder: string, path: string, notice: () => void): FSWatcher[] {
  const ofInterest = path === 'spec' ? /^(pages|overlays)$/ : /\.(md|ya?ml)$/i;
  try {
    return [watch(join(folder, path), (_, name) => (name === null || ofInterest.test(name)) && notice())];
  } catch (error) {
    // A project may have no overlays.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
