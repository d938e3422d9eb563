import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { findHidden, hostileText } from '../../spec/standards/hidden-characters.fixture.ts';
import { BrokerError } from '../broker/http.ts';
import { formatFinding } from '../compare/finding.ts';
import { VerificationError } from '../pact/errors.ts';
import { readPact } from '../pact/read-pact.ts';
import type { VerificationFailure, VerificationReport, VerificationResult } from '../verify/result.ts';
import { showRequest, showResponse } from '../verify/show-exchange.ts';
import { renderHtmlReport } from './html.ts';
import { renderJsonReport } from './json.ts';
import { renderJunitReport } from './junit.ts';
import { formatPlan } from './plan.ts';
import { renderSarifReport } from './sarif.ts';
import { formatCauses, formatExample, formatFailure, formatLine } from './text.ts';

const injected = `${hostileText}\r\n::error::injected`;
const failure: VerificationFailure = {
  part: 'body',
  at: injected,
  message: injected,
  expected: injected,
  actual: injected,
  source: injected,
};
const failed: VerificationResult = {
  pact: injected,
  description: injected,
  operationId: injected,
  scenario: injected,
  states: [injected],
  outcome: 'failed',
  failures: [failure, { ...failure, part: 'header' }],
  note: injected,
  source: injected,
  sent: injected,
  received: injected,
  curl: injected,
  duration: 1,
};
const skipped: VerificationResult = { ...failed, outcome: 'skipped', failures: [] };
const report: VerificationReport = { provider: injected, version: injected, ok: false, results: [failed, skipped] };

const pact = {
  consumer: { name: injected },
  provider: { name: injected },
  interactions: [
    {
      type: 'Synchronous/HTTP',
      description: injected,
      providerStates: [{ name: injected }],
      request: {
        method: 'POST',
        path: `/${injected}`,
        headers: { [injected]: [injected] },
        body: { content: hostileText, contentType: 'text/plain', encoded: false },
      },
      response: { status: 200 },
    },
  ],
  metadata: { pactSpecification: { version: '4.0' } },
};

function plan(providerBaseUrl: string): string {
  const interactions = readPact({ path: injected, text: JSON.stringify(pact).replaceAll('\\ud800', '') });
  return interactions.map((interaction) => formatPlan(interaction, { providerBaseUrl })).join('');
}

const lines: Readonly<Record<string, () => string>> = {
  'the line of a result': () => formatLine(skipped),
  'a failure': () => formatFailure(failed),
  'a failure with its exchange': () => formatExample(failed),
  causes: () => formatCauses([failed, { ...failed, failures: [{ ...failure, part: 'status' }] }, failed]),
  'a finding about a contract': () =>
    formatFinding({ ...failure, pact: injected, interaction: injected, severity: 'error', code: 'request.body' }),
  'a planned request': () => plan('http://127.0.0.1:1'),
  'a request that is not planned': () => plan('http://elsewhere.example'),
  "a broker's error": () => new BrokerError(injected).message,
  'an error of a verification': () => new VerificationError(injected).message,
};
const reports: Readonly<Record<string, () => string>> = {
  HTML: () => renderHtmlReport(report),
  JUnit: () => renderJunitReport(report),
  SARIF: () => renderSarifReport(report),
  JSON: () => renderJsonReport(report),
};

describe('where contract and provider are hostile', () => {
  test.each(Object.entries({ ...lines, ...reports }))('%s has no hidden character', (_, render) => {
    expect(findHidden(render())).toEqual([]);
    expect(render()).toMatch(/\\(x|u00)1b]8;;/);
  });

  test.each(Object.entries(lines))('%s has no line that they have made', (_, render) => {
    expect(
      render()
        .split('\n')
        .filter((line) => /^\s*::/.test(line)),
    ).toEqual([]);
  });

  test('a header does not look like two', () => {
    const headers = [['X-A', 'b\r\nX-Injected: 1']] as const;
    const hiding = { hidden: [], hide: (text: string) => text };
    const request = { method: 'GET', target: '/', headers, body: new Uint8Array() };
    const escaped = 'X-A: b\\r\\nX-Injected: 1';
    expect(showRequest('http://h', request, hiding)).toBe(`GET http://h/\n${escaped}`);
    expect(showResponse({ status: 200, headers, body: new Uint8Array() }, hiding.hide)).toBe(`HTTP 200\n${escaped}`);
  });

  test('the JUnit report is well-formed', () => {
    expect(XMLValidator.validate(renderJunitReport(report))).toBe(true);
  });

  test('the JSON report has the same data', () => {
    const { provider, results } = JSON.parse(renderJsonReport(report));
    expect([provider, results[0]]).toEqual([injected, failed]);
  });
});
