import type { Report } from '../../../diagnostics/reporter.ts';
import type { ServerModel } from '../../../ir/api-model.ts';
import { shownAt } from '../../../ir/evidence.ts';
import type { Snippet } from '../../../source/snippet.ts';
import type { RequestLine } from '../page/request-line.ts';
import { apiVersions } from '../page/vocabulary.ts';
import { goesToThisApi, type PlacedSample } from '../samples/match-samples.ts';
import type { SamplePair } from '../samples/samples.ts';

/**
 * The server that the requests of a page go to: the host that a declared path follows, else one that an API version
 * follows.
 */
export function readServer(
  { version, title }: { readonly version: string | undefined; readonly title: Snippet },
  lines: readonly RequestLine[],
  samples: readonly PlacedSample[],
  report: Report,
): ServerModel | undefined {
  const fitting = originsOf(samples.filter(({ use }) => use.kind === 'own'));
  const likely = originsOf(samples.filter(({ request }) => goesToThisApi(request.line.target)));
  const origins = [...(fitting.length > 0 ? fitting : likely), ...lines.flatMap((line) => line.target.origin ?? [])];
  const [origin] = origins;
  if (origin === undefined) {
    report('host-not-stated', {}, samples[0]?.request.line.target.text ?? title);
    return undefined;
  }
  reportOthers(origin, origins, report);
  return { origin: origin.text, version, versions: apiVersions, place: shownAt(origin) };
}

function originsOf(samples: readonly SamplePair[]): readonly Snippet[] {
  return samples.flatMap(({ request }) => request.line.target.origin ?? []);
}

function reportOthers(chosen: Snippet, origins: readonly Snippet[], report: Report): void {
  const byName = Map.groupBy(origins, (origin) => origin.text.toLowerCase());
  const [, first, ...others] = [...byName.values()].flatMap(([snippet]) => snippet ?? []);
  if (first === undefined) return;
  const related = [{ ...chosen, label: 'taken' }, ...others.map((other) => ({ ...other, label: 'likewise' }))];
  const hosts = [chosen, first, ...others].map((other) => other.text);
  report('host-contradiction', { hosts, chosen: chosen.text }, { ...first, related });
}
