import { describe, expect, test } from 'vitest';
import { renderGithub } from '../../diagnostics/formats/github.ts';
import { renderSarif } from '../../diagnostics/formats/sarif.ts';
import { renderText } from '../../diagnostics/formats/text.ts';
import { findHidden, hostileText } from '../../standards/hidden-characters.fixture.ts';
import type { ReportedChange } from '../change.ts';
import { renderHtml } from './html.ts';
import { renderJson } from './json.ts';
import { renderMarkdown } from './markdown.ts';
import { toFindings } from './to-findings.ts';

const injected = `${hostileText}\r\n::error::injected\n# <script>alert(1)</script>`;
const page = `docs/${injected}.md`;
const change: ReportedChange = {
  code: 'operation-removed',
  class: 'breaking-consumers',
  message: injected,
  fingerprint: '0123456789abcdef',
  accepted: true,
  before: { page, line: 1 },
  after: { page: `b${page}`, line: 2 },
  uses: [{ operation: injected, part: injected, path: injected }],
  breaks: [{ contract: injected, consumer: injected, interaction: injected, reason: injected, tests: [injected] }],
  readers: [injected],
};
const texts = new Map([
  [page, `${hostileText}\n`],
  [`b${page}`, `${hostileText}\n${hostileText}`],
]);
const findings = toFindings([change], texts);

const renderers: Readonly<Record<string, () => string>> = {
  text: () => renderText(findings, texts),
  github: () => renderGithub(findings, texts),
  sarif: () => renderSarif(findings, texts, { version: '1.0.0', help: new Map() }),
  json: () => renderJson([change]),
  markdown: () => renderMarkdown([change]),
  html: () => renderHtml([change]),
};

describe('a change of which each text is hostile', () => {
  test.each(Object.entries(renderers))('has no hidden character as %s', (_, render) => {
    expect(findHidden(render())).toEqual([]);
  });

  test.each(['text', 'github', 'markdown'])(
    'adds no command of GitHub Actions and no line of its own as %s',
    (format) => {
      const lines = renderers[format]?.().split('\n') ?? [];
      expect(lines.filter((line) => /^\s*(::error|#+ \\?<script)/.test(line))).toEqual([]);
    },
  );

  test.each(['markdown', 'html'])('adds no tag as %s', (format) => {
    // What is code in Markdown is no tag.
    expect(renderers[format]?.().replace(/`[^`\n]*`/g, '')).not.toMatch(/(?<!\\)<script>/);
  });

  test('is the same data as JSON', () => {
    expect(JSON.parse(renderJson([change]))).toMatchObject([{ message: injected, breaks: [{ reason: injected }] }]);
  });
});
