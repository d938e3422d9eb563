import type { Report } from '../../../diagnostics/reporter.ts';
import type { ServerModel } from '../../../ir/api-model.ts';
import { shownAt } from '../../../ir/evidence.ts';
import type { Snippet } from '../../../source/snippet.ts';
import { isOrigin, matchOrigin, originVariables } from '../lines/origin.ts';
import type { PropertyRow } from '../page/property-table.ts';
import { apiVersions, hasApiVersions } from '../page/vocabulary.ts';
import type { DeclaredPath } from '../samples/declared-paths.ts';
import { goesToThisApi, type PlacedSample } from '../samples/match-samples.ts';
import { prefixOf } from '../samples/sample-url.ts';
import type { SamplePair } from '../samples/samples.ts';
import { readVariables, serverTemplate } from './server-variables.ts';

/** Where the requests of a page go to. */
export interface PageServer {
  readonly origin: Snippet;
  /** All other origins that requests of the page have. */
  readonly origins: readonly Snippet[];
  /** What is between the host and the paths that the page declares, `/api`; empty where nothing is. */
  readonly basePath: string;
}

/**
 * The server that the requests of a page go to: one with placeholders that a request line has, else the host that a
 * declared path follows, else one that an API version follows, else that of a request line.
 */
export function findServer(
  declared: readonly DeclaredPath[],
  samples: readonly PlacedSample[],
  title: Snippet,
  report: Report,
): PageServer | undefined {
  const inLines = declared.flatMap(({ line }) => line.target.origin ?? []);
  const fitting = originsOf(samples.filter(({ use }) => use.kind === 'own'));
  const likely = originsOf(samples.filter(({ request }) => goesToThisApi(request.line.target)));
  const origins = [...(fitting.length > 0 ? fitting : likely), ...inLines];
  const origin = inLines.find((one) => originVariables(one).length > 0) ?? origins[0];
  if (origin === undefined) {
    report('host-not-stated', {}, samples[0]?.request.line.target.text ?? title);
    return undefined;
  }
  reportOthers(origin, origins, report);
  return { origin, origins, basePath: readBasePath(origin, samples) };
}

/**
 * What the first sample on a host has before its declared path. On a host with API versions it is no part of the API, and
 * a request line with a host says itself what follows it.
 */
function readBasePath(origin: Snippet, samples: readonly PlacedSample[]): string {
  if (hasApiVersions(origin.text)) return '';
  for (const { request, use } of samples) {
    const own = request.line.target.origin;
    if (use.kind !== 'own' || own === undefined || matchOrigin(origin, own) === undefined) continue;
    if (use.followed.path.line.target.origin !== undefined) return '';
    const segments = prefixOf(request.line.target, use.followed);
    return segments.every(({ text }) => /^[\w.~-]+$/.test(text)) ? segments.map(({ text }) => `/${text}`).join('') : '';
  }
  return '';
}

/**
 * The server as the document has it.
 * @param rows the rows of tables that describe its variables, by their names in lower case
 */
export function readServer(
  { origin, origins, basePath }: PageServer,
  version: string | undefined,
  rows: ReadonlyMap<string, readonly PropertyRow[]>,
  report: Report,
): ServerModel {
  const hasVersions = hasApiVersions(origin.text);
  const variables = readVariables(origin, origins, rows, report);
  return {
    origin: serverTemplate(origin),
    ...(basePath === '' ? {} : { basePath }),
    ...(variables.length === 0 ? {} : { variables }),
    version: hasVersions ? version : undefined,
    versions: hasVersions ? apiVersions : [],
    place: shownAt(origin),
  };
}

function originsOf(samples: readonly SamplePair[]): readonly Snippet[] {
  return samples.flatMap(({ request }) => request.line.target.origin ?? []).filter(isOrigin);
}

function reportOthers(chosen: Snippet, origins: readonly Snippet[], report: Report): void {
  const unlike = origins.filter((origin) => origin === chosen || matchOrigin(chosen, origin) === undefined);
  const byName = Map.groupBy([chosen, ...unlike], (origin) => origin.text.toLowerCase());
  const [, first, ...others] = [...byName.values()].flatMap(([snippet]) => snippet ?? []);
  if (first === undefined) return;
  const related = [{ ...chosen, label: 'taken' }, ...others.map((other) => ({ ...other, label: 'likewise' }))];
  const hosts = [chosen, first, ...others].map((other) => other.text);
  report('host-contradiction', { hosts, chosen: chosen.text }, { ...first, related });
}
