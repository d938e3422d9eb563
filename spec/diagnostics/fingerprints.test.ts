import { describe, expect, test } from 'vitest';
import type { Diagnostic } from './diagnostic.ts';
import { baselineOf, compareWithBaseline, withFingerprints } from './fingerprints.ts';
import { acceptFindings } from './suppressions.ts';

const unmatched = (code: string) => `<!-- facsimile: accept ${code}: so it is -->`;
const fingerprintsOf = (found: readonly Diagnostic[]) => withFingerprints(found).map(({ fingerprint }) => fingerprint);
const twice = [unmatched('page-empty'), unmatched('page-empty')].join('\n');

/** A page with two equal findings. */
const findings = (added = '') =>
  acceptFindings([], { pages: [{ path: 'docs/note.md', text: `${added}\n\n${twice}` }], overlays: [] });

describe('the fingerprint of a finding', () => {
  test('stays the same where lines are added above it', () => {
    const moved = findings('It is kept.\n\nFor ever.');
    expect(moved.map(({ span }) => span)).not.toEqual(findings().map(({ span }) => span));
    expect(fingerprintsOf(moved)).toEqual(fingerprintsOf(findings()));
  });

  test('differs from that of an equal finding on the page', () => {
    const [first, second] = fingerprintsOf(findings());
    expect([first, second]).toEqual([expect.stringMatching(/^[\da-f]{16}$/), expect.stringMatching(/^[\da-f]{16}$/)]);
    expect(second).not.toBe(first);
  });
});

describe('with a baseline', () => {
  const states = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ baseline }) => baseline);

  test('what it has is known, and the rest is new', () => {
    const baseline = new Set(fingerprintsOf(findings()));
    const { diagnostics, gone } = compareWithBaseline(findings(unmatched('sample-repaired')), baseline);
    expect({ states: states(diagnostics), gone }).toEqual({ states: ['new', 'known', 'known'], gone: [] });
  });

  test('one more of the same is new', () => {
    const baseline = new Set(fingerprintsOf(findings()));
    expect(states(compareWithBaseline(findings(unmatched('page-empty')), baseline).diagnostics)).toEqual([
      'known',
      'known',
      'new',
    ]);
  });

  test('what is found no more is named', () => {
    const [first = '', second = ''] = fingerprintsOf(findings());
    expect(compareWithBaseline(findings().slice(1), new Set([first, second])).gone).toEqual([second]);
  });

  test('accepted findings are not part of it', () => {
    const accepted = { page: 'docs/note.md', span: { start: 0, end: 0 }, reason: 'so it is' };
    const marked = findings().map((finding, at) => (at === 0 ? { ...finding, accepted } : finding));
    expect(baselineOf(marked)).toEqual(fingerprintsOf(findings()).slice(1));
  });
});
