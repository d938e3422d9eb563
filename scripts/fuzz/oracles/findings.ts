import type { Diagnostic } from '../../../spec/diagnostics/diagnostic.ts';
import { renderGithub } from '../../../spec/diagnostics/formats/github.ts';
import { renderJson } from '../../../spec/diagnostics/formats/json.ts';
import { renderSarif } from '../../../spec/diagnostics/formats/sarif.ts';
import { renderText } from '../../../spec/diagnostics/formats/text.ts';
import { promise } from './promise.ts';
import { checkVisible } from './visible.ts';

/** @throws Flaw where a finding has its place outside of the texts that it points into */
export function checkPlaces(diagnostics: readonly Diagnostic[], texts: ReadonlyMap<string, string>): void {
  for (const { code, ...diagnostic } of diagnostics) {
    for (const { page, span } of [diagnostic, ...diagnostic.related]) {
      const length = texts.get(page)?.length ?? -1;
      const isInside = span.start >= 0 && span.start <= span.end && span.end <= length;
      promise(isInside, () => `${code} is at ${span.start} to ${span.end} of ${length} characters`);
    }
  }
}

/** @throws Flaw where a report of findings holds a hidden character, or is no JSON where it should be */
export function checkReports(diagnostics: readonly Diagnostic[], texts: ReadonlyMap<string, string>): void {
  const reports = {
    text: renderText(diagnostics, texts),
    json: renderJson(diagnostics, texts),
    sarif: renderSarif(diagnostics, texts, { version: '0', help: new Map() }),
    github: renderGithub(diagnostics, texts),
  };
  for (const [name, text] of Object.entries(reports)) checkVisible(`the ${name} report`, text);
  JSON.parse(reports.json);
  JSON.parse(reports.sarif);
}
