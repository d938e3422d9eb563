import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { byVersion, compile } from '../spec/compile.ts';
import { readPageFolder } from './project/page-folder.ts';
import { factKinds, factsOf, readFacts, scoreFacts } from './testing/family-facts.ts';

/** A folder with families of pages, each in a folder of its name. None of them is part of this repository. */
const root = process.env.FACSIMILE_FAMILIES ?? '';
const table = readFacts(readFileSync(new URL('testing/family-facts.txt', import.meta.url), 'utf8'));

describe.each([...table])('the family %s', (family, expected) => {
  const path = join(root, family);
  const isThere = root !== '' && existsSync(path);
  if (!isThere)
    test.skip(`its pages: set FACSIMILE_FAMILIES to a folder that has ${family} to score them here`, () => {});

  test.runIf(isThere)(
    'has the operations and permissions that a person reads',
    async () => {
      const { apiPages, library } = await readPageFolder(process.cwd(), path);
      const { documents } = await compile({ pages: apiPages, library, overlays: [] }, byVersion);
      const found = [...documents].flatMap(([name, document]) => factsOf(name, document));
      const scores = scoreFacts(expected, found);
      for (const kind of factKinds) {
        const { right, listed, found: all, misses } = scores[kind];
        console.log(
          [`${family}, ${kind}: precision ${right} of ${all}, recall ${right} of ${listed}`, ...misses].join('\n  '),
        );
      }
      expect(scores.operations.misses).toEqual([]);
      expect(scores.scopes.misses).toEqual([]);
      expect(scores.statuses.misses).toEqual([]);
      expect(scores.required.misses).toEqual([]);
    },
    60_000,
  );
});
