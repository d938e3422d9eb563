import type { Report } from '../../../diagnostics/reporter.ts';
import type { Page } from '../../../markdown/page.ts';
import { cut } from '../../../source/http-message.ts';
import { memberOf } from '../../../source/located-json.ts';
import type { Place } from '../../../source/place.ts';
import type { Snippet } from '../../../source/snippet.ts';
import type { RequestLine } from '../lines/request-line.ts';
import { prose } from '../page/sections.ts';
import { apiVersions, hasApiVersions, isApiVersion, versionOf } from '../page/vocabulary.ts';
import type { SamplePair } from '../samples/samples.ts';

/**
 * The API version of a page: its folder, else that of a request line, of a sample URL, or of an `@odata.context`.
 * None of them: undefined, and a finding at the page's title. Two of them that differ are a finding too. On a host whose
 * paths begin with no version, only the folder counts.
 */
export function readApiVersion(
  { page, host }: { readonly page: Page; readonly host: string | undefined },
  lines: readonly RequestLine[],
  samples: readonly SamplePair[],
  report: Report,
): string | undefined {
  const folder = page.path.split('/').find(isApiVersion);
  if (!hasApiVersions(host)) return folder && versionOf(folder);
  const stated = [...lines, ...samples.map(({ request }) => request.line)].flatMap((line) => line.target.version ?? []);
  const found = [...stated, ...samples.flatMap(contextVersion)];
  const chosen = folder ?? found[0]?.text;
  if (chosen !== undefined) {
    reportOthers(chosen, folder !== undefined, found, report);
    return versionOf(chosen);
  }
  const heading = page.sections.find((section) => section.heading?.level === 1)?.heading;
  const first = page.sections.flatMap(prose)[0]?.text;
  const place: Place = heading ?? first ?? { page: page.path, span: { start: 0, end: 0 } };
  const sources = 'neither the folder nor the sample URL nor an `@odata.context`';
  report('api-version-not-stated', { versions: apiVersions, sources }, place);
  return undefined;
}

/** Reports each place that states another version than the one that is chosen: one finding for a page. */
function reportOthers(chosen: string, isFolder: boolean, found: readonly Snippet[], report: Report): void {
  const differs = (snippet: Snippet) => versionOf(snippet.text) !== versionOf(chosen);
  const [first, ...others] = found.filter(differs);
  if (first === undefined) return;
  const own = isFolder ? [] : found.slice(0, 1).map((snippet) => ({ ...snippet, label: 'stated first' }));
  const related = [...own, ...others.map((other) => ({ ...other, label: 'likewise' }))];
  const facts = { stated: first.text, chosen: versionOf(chosen) ?? chosen, isFolder };
  report('version-contradiction', facts, { ...first, related });
}

/** The version in the `@odata.context` of a sample response, `https://graph.microsoft.com/v1.0/$metadata`. */
function contextVersion({ response }: SamplePair): readonly Snippet[] {
  const context = memberOf(response?.json, '@odata.context')?.value;
  if (typeof context?.value !== 'string') return [];
  const text = context.value;
  const version = text.split('/').find(isApiVersion);
  if (version === undefined) return [];
  const whole = { page: context.page, text: `"${text}"`, span: context.span };
  // Escapes make the JSON longer than its text; the place is then the whole of it.
  if (context.span.end - context.span.start !== whole.text.length) return [{ ...whole, text: version }];
  const at = whole.text.indexOf(`/${version}`) + 1;
  return [cut(whole, at, at + version.length)];
}
