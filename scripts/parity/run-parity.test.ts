import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { findChromium, openChromiumTarget } from './browser/chromium-target.ts';
import { document as library } from './library-handlers.fixture.ts';
import { openTarget, targetNames } from './open-target.ts';
import { formatDifferences } from './report.ts';
import type { ParityReport } from './result.ts';
import { type ParityOptions, runParity } from './run-parity.ts';
import type { JudgedResponse } from './run-target.ts';
import { openMswTarget } from './targets/msw.ts';
import { openReferenceTarget } from './targets/reference.ts';
import { openServerTarget } from './targets/server.ts';
import type { OpenedTarget } from './targets/target.ts';

const pathOf = (url: string) => fileURLToPath(new URL(url, import.meta.url));
const whole: OpenApiDocument = parse(readFileSync(pathOf('../../spec/openapi.yaml'), 'utf8'));
const path = '/devices/{deviceId}/commands';
/** One operation is enough to see a fault. */
const document: OpenApiDocument = { ...whole, paths: { [path]: whole.paths[path] ?? {} } };
const handlers = pathOf('../../generated/handlers.ts');
const faulty = pathOf('./faulty-handlers.fixture.ts');
const noChromium = 'missing' in findChromium() && !process.env.CHROMIUM_REQUIRED;

/** The report, with the responses of each target by its name. */
async function compare(targets: readonly (() => Promise<OpenedTarget>)[], of = document) {
  const responses = new Map<string, Map<string, JudgedResponse>>();
  const onResponse: ParityOptions['onResponse'] = (target, vector, response) => {
    responses.set(target, (responses.get(target) ?? new Map()).set(vector, response));
  };
  // What is slow is not what is tested here, and the machine may be busy.
  return { ...(await runParity({ document: of, targets, deadline: 20_000, onResponse })), responses };
}

/** Each difference as its target and what is special about its request. */
function summarize({ differences }: ParityReport): readonly string[] {
  return differences.map(
    ({ target, vector, got }) => `${target}: ${vector.name.replace(/^.*?: /, '')}: ${got.verdict.status}`,
  );
}

const withoutTokens = [
  'no token',
  'an empty Authorization',
  'a scheme without a token',
  'a scheme with blanks for a token',
  'Basic',
  'Digest',
  'a token without a scheme',
  'a scheme that only begins like it',
  'a scheme that only ends like it',
];

/** The requests of the contract that a service answers with an error response of a status and name. */
const ofContract = (target: string, circumstances: readonly string[], status: number, name: string) => {
  const [first] = circumstances;
  const sentences = [
    ...circumstances.map((circumstance) => `${circumstance} is refused with ${status} ${name}`),
    `${first} is refused with ${status} and the code ${name}`,
  ];
  return sentences.map((sentence) => `${target}: contract: a request to add commands (POST ${path}) ${sentence}: 201`);
};

const malformedCredentials = [
  'without a token',
  'with the Basic scheme',
  'with an empty Authorization header',
  'with `Bearer` and no token',
  'with `Bearer` and the token in one word',
  'with a token and no scheme',
];

const tokenFault = (target: string) => [
  ...ofContract(target, malformedCredentials, 401, 'unauthenticated'),
  ...withoutTokens.map((what) => `${target}: ${what}: 201`),
  `${target}: no token and a malformed body: 400`,
  `${target}: no token and no body: 400`,
  `${target}: no token and another content type: 415`,
  `${target}: no token and an Accept that fits nothing: 406`,
];

/** What generators' handlers let through, with the error response that the service would give. */
const badRequests: Readonly<Record<string, string>> = {
  'no token': '401 unauthenticated',
  'no body': '400 invalidRequest',
  'a body cut in half': '400 invalidRequest',
  'Status missing': '400 invalidRequest',
  'Status as number': '400 invalidRequest',
  'Payload as null': '400 invalidRequest',
  'the content type text/plain': '415 notSupported',
};

/** What a target answered to the bad requests to one operation; of a body that is not an envelope, that instead. */
function errorResponses(
  { responses }: Awaited<ReturnType<typeof compare>>,
  target: string,
): Readonly<Record<string, string>> {
  const entries = Object.keys(badRequests).map((what) => {
    const verdict = responses.get(target)?.get(`create_command_from_commands: ${what}`)?.verdict;
    const errorResponse =
      verdict?.body === 'fits its schema' ? `${verdict.status} ${verdict['error.code']}` : verdict?.body;
    return [what, errorResponse ?? 'was not sent'];
  });
  return Object.fromEntries(entries);
}

describe('the mocks of the page', { timeout: 60_000 }, () => {
  test('and the reference provider say the same of every request, on every target that is available here', async () => {
    const targets = targetNames.filter((name) => name !== 'chromium');
    const report = await compare(
      targets.map((name) => () => openTarget(name, { document: whole, handlers })),
      whole,
    );
    expect(formatDifferences(report)).toBe('');
    expect(report.runs.map(({ name }) => name)).toEqual(['prism', 'native', 'msw3', 'msw2', 'reference']);
    expect(report.vectors.length).toBeGreaterThanOrEqual(240);
    expect(report.runs.map(({ name }) => errorResponses(report, name))).toEqual(
      Array(targets.length).fill(badRequests),
    );
  });

  test.skipIf(noChromium)('say the same in Chromium', async () => {
    const report = await compare([
      () => openServerTarget('prism', document),
      () => openChromiumTarget({ document, handlers }),
    ]);
    expect(formatDifferences(report)).toBe('');
    expect(errorResponses(report, 'chromium')).toEqual(badRequests);
    expect(new Set(report.runs[1]?.unsent.values())).toEqual(new Set(['the browser alone sets the header origin']));
  });
});

test('the mocks of another API say the same too: other methods, no bodies, closed types', async () => {
  const other = { document: library, handlers: pathOf('./library-handlers.fixture.ts') };
  const report = await compare(
    (['prism', 'native', 'msw3', 'msw2'] as const).map((name) => () => openTarget(name, other)),
    library,
  );
  expect(formatDifferences(report)).toBe('');
  expect(report.runs).toHaveLength(4);
});

describe('a fault is seen and named', { timeout: 60_000 }, () => {
  test('in Prism', async () => {
    const { schemas = {} } = document.components ?? {};
    const create = schemas['microsoft.graph.command-create'];
    const lax = { ...create, required: (create?.required ?? []).filter((name) => name !== 'Status') };
    const faultyDocument = {
      ...document,
      components: { ...document.components, schemas: { ...schemas, 'microsoft.graph.command-create': lax } },
    };
    const report = await compare([() => openServerTarget('prism', faultyDocument), () => openReferenceTarget()]);
    expect(summarize(report)).toEqual([
      ...ofContract('prism', ['without Status'], 400, 'invalidRequest'),
      'prism: Status missing: 201',
      'prism: Status in the other case: 201',
      'prism: Status with a blank after it: 201',
      'prism: Status in __proto__ alone: 201',
    ]);
  });

  test.each(['msw', 'msw2'])('in the handlers, with %s', async (name) => {
    const target = () => openMswTarget({ name, package: name, document, handlers: faulty });
    const report = await compare([() => openServerTarget('prism', document), target]);
    expect(summarize(report)).toEqual(tokenFault(name));
  });

  test.skipIf(noChromium)('in Chromium', async () => {
    const target = () => openChromiumTarget({ document, handlers: faulty });
    const report = await compare([() => openServerTarget('prism', document), target]);
    expect(summarize(report)).toEqual(tokenFault('chromium'));
  });

  test('in the reference provider', async () => {
    const report = await compare([
      () => openServerTarget('prism', document),
      () => openReferenceTarget('no-retry-after'),
    ]);
    expect(summarize(report)).toEqual([
      'reference: Prefer: example=activityLimitReached: 429',
      'reference: Prefer: return=minimal, code=429, example="activityLimitReached": 429',
      'reference: Prefer: code=429: 429',
    ]);
    expect(report.differences[0]?.aspects).toEqual(['headers']);
    expect(report.differences[0]?.got.verdict.headers).toBe('Retry-After is missing');
  });

  test('that all targets share, by the rule that the request was made by', async () => {
    const target = () => openMswTarget({ name: 'msw3', package: 'msw', document, handlers: faulty });
    const report = await compare([target]);
    expect(summarize(report)).toEqual(tokenFault('msw3'));
    expect(report.differences[0]?.other).toBeUndefined();
  });
});

test('a target that is not available is skipped with its reason, and the others are compared', async () => {
  const skipped = { name: 'chromium', skipped: 'no Chromium is installed' };
  const report = await compare([() => openServerTarget('prism', document), async () => skipped]);
  expect(report.skipped).toEqual([skipped]);
  expect(report.runs.map(({ name }) => name)).toEqual(['prism']);
});
