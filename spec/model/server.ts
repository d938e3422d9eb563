import type { Report } from '../diagnostics/report.ts';
import type { Snippet } from '../page/page.ts';
import type { ServerModel } from './api-model.ts';
import { apiVersions } from './api-version.ts';
import type { DeclaredPath } from './reference-lines.ts';
import type { RequestLine } from './request-lines.ts';
import { declaredPathOf } from './sample-url.ts';
import type { SamplePair } from './samples.ts';

/**
 * The server that the requests of a page go to. A host counts where a declared path stands behind it, else where an API
 * version does: any other is the place of something else, such as a file to upload.
 */
export function readServer(
  version: string | undefined,
  lines: readonly RequestLine[],
  samples: readonly SamplePair[],
  declared: readonly DeclaredPath[],
  title: Snippet,
  report: Report,
): ServerModel | undefined {
  const fitting = originsOf(samples.filter(({ request }) => declaredPathOf(request, declared) !== undefined));
  const versioned = originsOf(samples.filter(({ request }) => request.line.target.version !== undefined));
  const origins = [...(fitting.length > 0 ? fitting : versioned), ...lines.flatMap((line) => line.target.origin ?? [])];
  const [origin] = origins;
  if (origin === undefined) {
    report('host-not-stated', {}, samples[0]?.request.line.target.text ?? title);
    return undefined;
  }
  reportOthers(origin, origins, report);
  return { origin: origin.text, version, versions: apiVersions, place: origin };
}

function originsOf(samples: readonly SamplePair[]): readonly Snippet[] {
  return samples.flatMap(({ request }) => request.line.target.origin ?? []);
}

function reportOthers(chosen: Snippet, origins: readonly Snippet[], report: Report): void {
  const byName = Map.groupBy(origins, (origin) => origin.text.toLowerCase());
  const [, first, ...others] = [...byName.values()].flatMap(([one]) => one ?? []);
  if (first === undefined) return;
  const related = [{ ...chosen, label: 'taken' }, ...others.map((one) => ({ ...one, label: 'likewise' }))];
  const hosts = [chosen, first, ...others].map((one) => one.text);
  report('host-contradiction', { hosts, chosen: chosen.text }, { ...first, related });
}
