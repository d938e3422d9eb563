import type { Report } from '../diagnostics/report.ts';
import type { Page } from '../page/page.ts';
import { memberOf } from './json-text.ts';
import { prose } from './page-roles.ts';
import type { SamplePair } from './samples.ts';

/** The versions that pages of this format are written for. */
export const apiVersions: readonly string[] = ['v1.0', 'beta'];

/**
 * The API version of a page: its folder, else the first segment of a sample URL, else an `@odata.context`.
 * None of them: undefined, and a finding at the page's title.
 */
export function readApiVersion(page: Page, samples: readonly SamplePair[], report: Report): string | undefined {
  const stated = page.path.split('/').find(isApiVersion) ?? versionOfSamples(samples);
  if (stated !== undefined) return apiVersions.find((one) => one === stated.toLowerCase());
  const heading = page.sections.find((section) => section.heading?.level === 1)?.heading;
  const first = page.sections.flatMap(prose)[0]?.text;
  const place = heading ?? first ?? { page: page.path, span: { start: 0, end: 0 } };
  report('api-version-not-stated', { versions: apiVersions }, place);
  return undefined;
}

export function isApiVersion(segment: string): boolean {
  return apiVersions.includes(segment.toLowerCase());
}

function versionOfSamples(samples: readonly SamplePair[]): string | undefined {
  const urls = samples.flatMap(({ request, response }) => {
    const context = memberOf(response?.json, '@odata.context')?.value.value;
    const target = request.line.target.origin === undefined ? [] : [request.line.target.segments[0]?.text ?? ''];
    return [...target, ...(typeof context === 'string' ? context.split('/') : [])];
  });
  return urls.find(isApiVersion);
}
