import { shownParameter } from '../../contracts/generate/parameters.ts';
import type { EngineName, StateName } from '../../mocks/server/engines.ts';
import { CannotListenError } from '../../mocks/server/listen.ts';
import { type AnsweredRequest, type MockServer, startMockServer } from '../../mocks/server/start-server.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { type DocumentedOperation, readOperations } from '../../spec/openapi/operations.ts';
import { cookieText, parameterPairs, pathText, queryText } from '../../spec/openapi/parameter-text.ts';
import { fillPathTemplate } from '../../spec/openapi/paths.ts';
import { sampleCredential, writeCredentials } from '../../spec/openapi/security.ts';
import { isLoopback } from '../../spec/standards/loopback.ts';
import { escapeJson, escapeLine, escapeText } from '../../spec/standards/visible-text.ts';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure, WrongUse } from '../cli/errors.ts';
import { reportError } from '../cli/report-error.ts';
import { untilStopped } from '../cli/until-stopped.ts';
import { readDocument } from '../project/artifacts.ts';
import { compileProject, refuseErrors } from '../project/compile-project.ts';
import { openProject, type Project } from '../project/project.ts';
import { watchSources } from '../project/watch-sources.ts';
import { type BackgroundUpdates, createBackgroundUpdates } from './background-updates.ts';

export interface ServeMockOptions {
  readonly host: string;
  /** Names that clients may call the mock by. */
  readonly allowHost?: readonly string[];
  readonly port: number;
  readonly engine: EngineName;
  /** What a mock that remembers starts with. */
  readonly state?: StateName;
  /** Prints nothing about the requests. */
  readonly quiet?: boolean;
  /** Serves what the sources say whenever they change. */
  readonly watch?: boolean;
}

/** Serves the mock of the project, brought up to date, or of a document, until the process is stopped. */
export async function serveMock(options: ServeMockOptions, context: CommandContext): Promise<void> {
  const { host, allowHost: allowedHosts, port, engine, state, quiet, watch } = options;
  if (state !== undefined && engine === 'prism') {
    throw new WrongUse('--state needs the native engine: leave --engine prism out');
  }
  const project = await openProject(context);
  const document = await currentDocument(project, context);
  const onRequest = (request: AnsweredRequest) => quiet || context.out(`${formatAnswered(request)}\n`);
  const server = await startMockServer({ document, engine, state, host, allowedHosts, port, onRequest }).catch(
    (error: unknown) => {
      throw error instanceof CannotListenError ? new CommandFailure(error.message) : error;
    },
  );
  const stopped = untilStopped();
  const updates = createBackgroundUpdates(context);
  const stopWatching = watch ? watchSources(project, () => reload(server, project, updates, context)) : undefined;
  if (!isLoopback(host)) {
    context.err(`warning: ${host} can be reached from other machines: whoever can reach it may call the mock\n`);
  }
  greet(document, { url: server.url, engine }, context);
  await stopped;
  stopWatching?.();
  await Promise.all([server.close(), updates.close()]);
  context.out('stopped\n');
}

function greet(
  document: OpenApiDocument,
  { url, engine }: { readonly url: string; readonly engine: EngineName },
  context: CommandContext,
): void {
  const operations = readOperations(document);
  const example = operations.find((operation) => !operation.asWritten) ?? operations[0];
  context.out(`\nThe mock answers at ${url} (Ctrl+C stops it)\n`);
  const count = operations.length;
  context.out(`${count === 1 ? '1 operation' : `${count} operations`}, ${engineWords(engine, count)}\n`);
  if (example) context.out(`Try: ${curlLine(example, url, document)}\n`);
}

/** Says which engine serves, and names the other one: louder for a document that takes Prism long. */
function engineWords(engine: EngineName, operations: number): string {
  if (engine === 'native') return 'answered by the native engine (the other one: --engine prism)';
  const hint = operations > 500 ? ', and recommended for so many' : '';
  return `answered by Prism (the other engine is faster${hint}: --engine native)`;
}

/**
 * Serves what the sources say now, and then brings the outputs up to date, which takes longer. Where a source has become
 * invalid, the mock keeps serving the last valid version.
 */
async function reload(
  server: MockServer,
  project: Project,
  updates: BackgroundUpdates,
  context: CommandContext,
): Promise<void> {
  try {
    const compiled = await compileProject(project);
    refuseErrors(compiled, 'nothing was generated');
    await server.serve(compiled.document);
    context.out('The mock answers as the sources say now\n');
    if (!project.isNamed) updates.request();
  } catch (error) {
    reportError(error, context);
    context.err('The mock goes on with the sources as they were before\n');
  }
}

/** The document of a project, its outputs brought up to date; of a document that the command line names, it alone. */
async function currentDocument(project: Project, context: CommandContext): Promise<OpenApiDocument> {
  if (project.isNamed) return readDocument(project);
  const { updateOutputs } = await import('./generate.ts');
  return (await updateOutputs(context)).document;
}

/** A line of the log. The query is left out: what people put there may be secret. */
export function formatAnswered({ method, target, status, violation }: AnsweredRequest): string {
  const asked = method === '' ? '' : ` ${method} ${target.split('?')[0]}`;
  return escapeLine(`${status}${asked}${violation === undefined ? '' : `: ${violation}`}`);
}

/** A command that calls an operation with its documented example, fit to be pasted into a POSIX shell. */
export function curlLine(operation: DocumentedOperation, baseUrl: string, document: OpenApiDocument): string {
  const content = operation.requestBody?.contents[0];
  const example = content?.examples[0];
  const words = [
    'curl -i',
    ...(operation.method === 'get' ? [] : [`-X ${operation.method.toUpperCase()}`]),
    quote(`${baseUrl.replace(/\/$/, '')}${examplePath(operation)}${exampleQuery(operation, document)}`),
    ...credentialHeaders(operation),
    ...(content ? [`-H ${quote(`Content-Type: ${content.mediaType}`)}`] : []),
    ...(example ? [`-d ${quote(bodyText(example.value))}`] : []),
  ];
  return words.join(' ');
}

function credentialHeaders({ security }: DocumentedOperation): readonly string[] {
  const { headers, cookies } = writeCredentials((security[0] ?? []).map(sampleCredential));
  const all = [...Object.entries(headers), ...(cookies.length > 0 ? [['Cookie', cookieText(cookies)]] : [])];
  return all.map((header) => `-H ${quote(header.join(': '))}`);
}

function exampleQuery({ security, parameters }: DocumentedOperation, document: OpenApiDocument): string {
  const { query } = writeCredentials((security[0] ?? []).map(sampleCredential));
  const required = parameters
    .filter((parameter) => parameter.in === 'query' && parameter.required === true)
    .flatMap((parameter) => parameterPairs(parameter, shownParameter(document, parameter)));
  const pairs = [...required, ...query];
  return pairs.length === 0 ? '' : `?${queryText(pairs)}`;
}

function examplePath({ path, parameters }: DocumentedOperation): string {
  return fillPathTemplate(path, (name) => {
    const parameter = parameters.find((parameter) => parameter.in === 'path' && parameter.name === name);
    return parameter === undefined ? encodeURIComponent(name) : pathText(parameter, parameter.example ?? name);
  });
}

function bodyText(value: unknown): string {
  return typeof value === 'string' ? value : escapeJson(JSON.stringify(value));
}

function quote(text: string): string {
  return `'${escapeText(text).replaceAll("'", "'\\''")}'`;
}
