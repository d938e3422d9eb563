import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getResponse, type HttpHandler, HttpResponse, http, type JsonBodyType } from 'msw';
import { parsePathTemplate } from '../../spec/openapi/paths.ts';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure } from '../cli/errors.ts';
import { readDocument } from '../project/artifacts.ts';
import { openProject, type Project } from '../project/project.ts';
import { type DocumentedCall, documentedCall, median } from './documented-call.ts';

/** How much is measured. */
interface HandlersLoad {
  readonly rounds: number;
  /** Requests to each side before the first round. */
  readonly warmUp: number;
  /** How often the sides alternate in a round. */
  readonly turns: number;
  /** Requests of one turn. */
  readonly requests: number;
}

const usual: HandlersLoad = { rounds: 9, warmUp: 5000, turns: 60, requests: 50 };

/** Shows that the benchmark works; its figures mean little. */
export const quickHandlersLoad: HandlersLoad = { rounds: 2, warmUp: 4, turns: 2, requests: 2 };

/**
 * Prints what a good request costs in process: with the generated handlers and all their checks, against a bare MSW
 * handler that returns the same JSON. The two alternate, so that other load on the machine affects both.
 */
export async function benchHandlers(context: CommandContext, load = usual): Promise<void> {
  const { out } = context;
  const project = await openProject(context);
  const call = documentedCall(await readDocument(project));
  const sides = { checked: await loadHandlers(project), bare: [bareHandler(call)] };
  for (const [name, handlers] of Object.entries(sides)) await expectResponse(name, handlers, call);
  await takeTurns(sides, call, { turns: 2, requests: load.warmUp / 2 });
  out(`One ${call.method} ${call.target} in process, generated handlers against a bare MSW handler\n`);
  const ratios: number[] = [];
  for (let round = 1; round <= load.rounds; round++) {
    const { checked, bare } = await takeTurns(sides, call, load);
    ratios.push(checked / bare);
    out(`round ${round}: ${checked.toFixed(1)} us, bare ${bare.toFixed(1)} us, ratio ${(checked / bare).toFixed(2)}\n`);
  }
  out(`median ratio ${median(ratios).toFixed(2)} (wanted: at most 1.25)\n`);
}

interface Sides<T> {
  readonly checked: T;
  readonly bare: T;
}

type Handlers = HttpHandler[];

/** Microseconds a request, the median of all turns. The side that begins changes from turn to turn. */
async function takeTurns(
  sides: Sides<Handlers>,
  call: DocumentedCall,
  { turns, requests }: Pick<HandlersLoad, 'turns' | 'requests'>,
): Promise<Sides<number>> {
  const spent: Sides<number[]> = { checked: [], bare: [] };
  for (let turn = 0; turn < turns; turn++) {
    const order = turn % 2 === 0 ? (['checked', 'bare'] as const) : (['bare', 'checked'] as const);
    for (const side of order) spent[side].push(await time(sides[side], call, requests));
  }
  return { checked: median(spent.checked), bare: median(spent.bare) };
}

/** Microseconds a request. */
async function time(handlers: Handlers, call: DocumentedCall, requests: number): Promise<number> {
  const start = performance.now();
  for (let count = 0; count < requests; count++) await ask(handlers, call);
  return ((performance.now() - start) * 1000) / requests;
}

async function ask(handlers: Handlers, { origin, target, method, headers, body }: DocumentedCall) {
  const response = await getResponse(handlers, new Request(origin + target, { method, headers, body: body ?? null }));
  return { status: response?.status, text: await response?.text() };
}

/** A benchmark of error responses would mean nothing. */
async function expectResponse(name: string, handlers: Handlers, call: DocumentedCall): Promise<void> {
  const { status, text } = await ask(handlers, call);
  if (status === call.response.status) return;
  throw new CommandFailure(
    `${name} answered ${status} and not ${call.response.status} to the documented request: ${text}`,
  );
}

/** What a person writes without this project. */
function bareHandler({ operation, origin, response }: DocumentedCall): HttpHandler {
  const segments = parsePathTemplate(operation.path).map((segment) =>
    segment.map((part) => ('literal' in part ? part.literal : `:${part.parameter}`)).join(''),
  );
  // Documented examples are JSON.
  const json = response.body as JsonBodyType;
  return http[operation.method](`${origin}/${segments.join('/')}`, () =>
    HttpResponse.json(json, { status: response.status }),
  );
}

async function loadHandlers({ folder, outputs }: Project): Promise<Handlers> {
  const path = resolve(folder, outputs.handlers ?? '');
  const module: { readonly handlers: Handlers } = await import(pathToFileURL(path).href);
  return module.handlers;
}
