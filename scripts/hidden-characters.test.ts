import { describe, expect, test } from 'vitest';
import { ViolationError } from '../mocks/engine/violation.ts';
import type { DocumentedOperation } from '../spec/openapi/operations.ts';
import { findHidden, hostileText } from '../spec/standards/hidden-characters.fixture.ts';
import { curlLine, formatAnswered } from './actions/mock.ts';
import { createContext } from './cli/context.ts';
import { CommandFailure, WrongUse } from './cli/errors.ts';
import { startProgressBar } from './cli/progress-bar.ts';
import { reportError } from './cli/report-error.ts';
import { findMistakes, formatTable } from './mutants/report.ts';
import { formatDifferences, formatReport, renderJson, renderJunit } from './parity/report.ts';
import type { ParityReport, TargetResult } from './parity/result.ts';
import type { Vector } from './parity/vectors/vector.ts';
import type { Verdict } from './parity/verdict.ts';

const injected = `${hostileText}\r\n::error::injected`;

const vector: Vector = {
  name: injected,
  operation: injected,
  path: injected,
  check: 'schema',
  method: 'POST',
  target: `/${hostileText}`,
  headers: { [hostileText]: hostileText },
  body: new TextEncoder().encode(hostileText),
  state: { name: injected, params: {} },
  status: 201,
};
const verdict: Verdict = {
  status: injected,
  'error.code': injected,
  'content type': injected,
  headers: injected,
  body: injected,
};
const response = { verdict, text: hostileText };
const run: TargetResult = {
  name: 'prism',
  responded: new Map([[vector.check, 1]]),
  unsent: new Map([[`${injected}.`, injected]]),
  slowest: { milliseconds: 1, vector: injected },
};
const report: ParityReport = {
  operations: 1,
  chosen: 1,
  unasked: new Map(),
  vectors: [vector, { ...vector, name: `${injected}.` }],
  runs: [run],
  skipped: [{ name: 'chromium', skipped: injected }],
  differences: [
    { vector, target: 'prism', got: response, aspects: ['status', 'body'], other: { target: 'msw3', response } },
    { vector, target: 'prism', got: response, aspects: ['headers'], other: undefined },
  ],
  milliseconds: 1,
};

const examples = [{ name: 'request', value: { [hostileText]: injected }, sources: [] }];
const operation: DocumentedOperation = {
  id: injected,
  method: 'post',
  path: `/${hostileText}/{id}`,
  summary: injected,
  tags: [],
  asWritten: false,
  secured: true,
  security: [],
  parameters: [
    {
      name: 'id',
      in: 'path',
      required: true,
      schema: {},
      example: 'a',
      style: 'simple',
      explode: false,
      mediaType: undefined,
    },
  ],
  requestBody: { required: true, contents: [{ mediaType: hostileText, schema: undefined, examples }] },
  responses: [],
  evidence: 'stated',
  choice: undefined,
  sources: [],
};

const fleet = [true, false].map((isFaulty) => ({
  version: { name: injected, words: injected, isFaulty },
  findings: new Map(isFaulty ? [] : [['contract', [{ message: injected, advisory: injected }]]]),
}));

/** What an error is reported with, before the guard of a command's streams. */
function reported(error: unknown): string {
  let text = '';
  const write = (part: string) => {
    text += part;
  };
  reportError(error, { folder: '.', out: write, err: write });
  return text;
}

const emptyDocument = { openapi: '3.1.1', info: { title: 'Notes', version: '1' }, paths: {} } as const;

const sinks: Readonly<Record<string, () => string>> = {
  'the table of a comparison': () => formatReport(report),
  'the differences of a comparison': () => formatDifferences(report),
  'the JUnit report of a comparison': () => renderJunit(report),
  'the JSON report of a comparison': () => renderJson(report),
  'the table of provider versions': () => formatTable(fleet, [{ name: 'contract' }]).join('\n'),
  'the mistakes about provider versions': () =>
    Object.values(findMistakes(fleet, 'contract', 'passed'))
      .flat()
      .join('\n'),
  'the log of a mock': () =>
    formatAnswered({ method: 'GET', target: `/${injected}`, status: 404, violation: injected }),
  'a violation': () =>
    new ViolationError({ check: 'path', status: 404, message: injected }, { method: 'GET', target: `/${hostileText}` })
      .message,
  'a line of curl': () => curlLine(operation, 'http://127.0.0.1:1', emptyDocument),
  'a failure of a command': () => reported(new CommandFailure(injected)),
  'wrong use of a command': () => reported(new WrongUse(injected)),
  'a bug': () => reported(new Error(injected)),
};

describe('where a page, a provider or a client is hostile', () => {
  test.each(Object.entries(sinks))('%s has no hidden character', (_, render) => {
    expect(findHidden(render())).toEqual([]);
    expect(render()).toMatch(/(\\x|\\u00|%)1b]8;;/i);
  });

  test.each(Object.entries(sinks))('%s has no line that they have made', (_, render) => {
    expect(
      render()
        .split('\n')
        .filter((line) => /^\s*::/.test(line)),
    ).toEqual([]);
  });

  test('a line of curl sends the documented body', () => {
    const [, body = ''] = / -d '(.*)'$/s.exec(curlLine(operation, 'http://127.0.0.1:1', emptyDocument)) ?? [];
    expect(JSON.parse(body)).toEqual({ [hostileText]: injected });
  });

  test('a progress bar draws with its own control characters alone', () => {
    const drawn: string[] = [];
    startProgressBar(1, (text) => drawn.push(text)).advance(hostileText);
    expect(drawn.flatMap(findHidden)).toEqual(['U+000D', 'U+001B']);
  });
});

describe('the streams of a command', () => {
  test('let no hidden character through, whatever is printed', () => {
    const printed: string[] = [];
    const write = (text: string) => void printed.push(text);
    const { out, err } = createContext('.', { out: write, err: write });
    out(`${hostileText}\n`);
    err(`\t${hostileText}`);
    expect(printed.flatMap(findHidden)).toEqual([]);
    expect(printed).toEqual([expect.stringMatching(/^x\\x1b.*\n$/), expect.stringMatching(/^\tx\\x1b/)]);
  });

  test('can be drawn over where they are a terminal', () => {
    const printed: string[] = [];
    const err = (text: string) => void printed.push(text);
    createContext('.', { out: () => {}, err, terminal: true }).draw?.('\r50 %\x1b[K');
    expect(printed).toEqual(['\r50 %\x1b[K']);
    expect(createContext('.', { out: () => {}, err }).draw).toBeUndefined();
  });
});
