import { describe, expect, test } from 'vitest';
import { findHidden, hostileText } from '../../standards/hidden-characters.fixture.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { renderGithub } from './github.ts';
import { renderJson } from './json.ts';
import { renderSarif } from './sarif.ts';
import { renderText } from './text.ts';

const injected = `${hostileText}\r\n::error::injected`;
const page = `docs/${injected}.md`;
const span = { start: 2, end: 9 };
const finding: Diagnostic = {
  code: 'page-empty',
  severity: 'warning',
  message: injected,
  taken: injected,
  note: injected,
  help: injected,
  page,
  span,
  label: injected,
  related: [
    { page, span: { start: 20, end: 22 }, label: injected },
    { page: `b${page}`, span, label: injected },
  ],
  accepted: { page, span, reason: injected },
};
const texts = new Map([
  [page, `${hostileText}\n${hostileText}\n`],
  [`b${page}`, hostileText],
]);

const renderers: Readonly<Record<string, () => string>> = {
  text: () => renderText([finding], texts),
  github: () => renderGithub([finding], texts),
  json: () => renderJson([finding], texts),
  sarif: () => renderSarif([finding], texts, { version: hostileText, help: new Map([['page-empty', hostileText]]) }),
};

describe('a finding of which each text is hostile', () => {
  test.each(Object.entries(renderers))('has no hidden character as %s', (_, render) => {
    expect(findHidden(render())).toEqual([]);
    expect(render()).toMatch(/\\(x|u00)1b]8;;/);
  });

  test.each(['text', 'github'])('adds no command of GitHub Actions as %s', (format) => {
    const lines = renderers[format]?.().split('\n') ?? [];
    expect(lines.filter((line) => /^\s*::error/.test(line))).toEqual([]);
  });

  test('is the same data as JSON and as SARIF', () => {
    const [key] = JSON.parse(renderJson([finding], texts));
    expect([key.message, key.page, key.label, key.accepted.reason]).toEqual([injected, page, injected, injected]);
    const [run] = JSON.parse(renderers.sarif?.() ?? '').runs;
    expect(run.results[0].message.text).toBe(`${injected}\ntaken: ${injected}\nnote: ${injected}\nhelp: ${injected}`);
  });
});
