import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compileMockApi } from '../../../mocks/build/compile-validators.ts';
import { type CheckName, checks } from '../../../mocks/engine/check-request.ts';
import type { MockApi } from '../../../mocks/engine/mock-api.ts';
import { respond } from '../../../mocks/engine/respond.ts';
import type { Violation } from '../../../mocks/engine/violation.ts';
import { document as library } from '../library-handlers.fixture.ts';
import { buildVectors } from './build-vectors.ts';
import type { Vector } from './vector.ts';

const page = parse(readFileSync(new URL('../../../spec/openapi.yaml', import.meta.url), 'utf8'));

/** What the engine makes of each vector of a document, without a server or MSW around it. */
function verdictsOf(document: typeof library) {
  const api = compileMockApi(document);
  return buildVectors(document).map((vector) => ({ vector, ...judge(api, vector) }));
}

function judge(api: MockApi, { method, target, headers, body }: Vector) {
  const violations: Violation[] = [];
  const request = { method, target, headers: new Headers(headers), text: new TextDecoder().decode(body) };
  const { status } = respond(api, request, { onViolation: (violation) => violations.push(violation) });
  return { status, rejectedBy: violations[0]?.check };
}

const verdicts = [...verdictsOf(page), ...verdictsOf(library)];
const names: readonly CheckName[] = ['path', 'method', ...checks.map(({ name }) => name)];

describe('the engine', () => {
  test('has checks with names of their own', () => {
    expect(new Set(names).size).toBe(names.length);
  });

  test('gives each request of parity the status that its rule promises', () => {
    const wrong = verdicts.filter(({ vector, status }) => status !== vector.status);
    expect(wrong.map(({ vector, status }) => `${vector.name}: ${status} instead of ${vector.status}`)).toEqual([]);
  });

  test.each(names)('has a rule with requests that the check of %s rejects, and requests that it accepts', (name) => {
    const own = verdicts.filter(({ vector }) => vector.check === name);
    expect(own.filter(({ rejectedBy }) => rejectedBy === name)).not.toEqual([]);
    expect(own.filter(({ rejectedBy }) => rejectedBy === undefined)).not.toEqual([]);
  });
});
