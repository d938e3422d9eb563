import { afterAll, describe, expect, test } from 'vitest';
import { compareDocuments } from '../../spec/diff/compare-documents.ts';
import type { ChangeClass, ChangeCode } from '../../spec/diff/rules.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { emitPacts } from '../generate/generate.ts';
import { startReferenceProvider } from '../reference/provider.ts';
import type { ProviderVariant } from '../reference/variants.ts';
import { createVerifierProcess } from '../verify/pact-process.ts';
import { verify } from '../verify/verify.ts';
import { findBroken } from './find-broken.ts';
import { compileEdit, type PlantedEdit, plantedEdits } from './planted-edits.fixture.ts';

type EditName = keyof typeof plantedEdits;

const [consumers, providers] = ['breaking-consumers', 'breaking-providers'] as const;

/** The changes of each edit by their rules, but for those of samples, and the number of interactions of a path that break. */
const expected: Readonly<
  Record<EditName, { readonly changes: Readonly<Partial<Record<ChangeCode, ChangeClass>>>; readonly broken: number }>
> = {
  'property renamed': {
    changes: {
      'request-property-removed': consumers,
      'request-required-property-added': consumers,
      'response-property-removed': consumers,
      'response-required-property-added': providers,
    },
    broken: 37,
  },
  'type changed': {
    changes: { 'request-type-changed': consumers, 'response-type-changed': consumers },
    broken: 38,
  },
  'required property added': {
    changes: { 'request-required-property-added': consumers, 'response-required-property-added': providers },
    broken: 37,
  },
  'status changed': {
    changes: { 'success-status-removed': consumers, 'status-added': providers },
    broken: 33,
  },
  'path changed': {
    changes: { 'operation-removed': consumers, 'operation-added': 'addition', 'path-parameter-renamed': 'wording' },
    broken: 114,
  },
  'sample value changed': { changes: {}, broken: 0 },
  'enumeration value removed': {
    changes: {
      'request-value-removed': consumers,
      'response-value-removed': providers,
      'description-changed': 'wording',
    },
    broken: 35,
  },
  'wording changed': { changes: {}, broken: 0 },
  'header added': { changes: { 'parameter-added': 'addition' }, broken: 0 },
  'property added': { changes: { 'response-property-added': 'addition' }, broken: 0 },
};

const verifier = createVerifierProcess();
afterAll(() => verifier.stop());

/** The interactions of one path of a document that fail with a provider. */
async function failing(document: OpenApiDocument, path: string, variant: ProviderVariant): Promise<readonly string[]> {
  const pacts = emitPacts({ ...document, paths: { [path]: document.paths[path] ?? {} } });
  const provider = await startReferenceProvider({ variant });
  try {
    const urls = { providerBaseUrl: provider.url, providerStatesUrl: provider.statesUrl };
    const { results } = await verify({ pacts, verifier, ...urls });
    expect(results.length).toBeGreaterThan(100);
    return results.filter(({ outcome }) => outcome === 'failed').map(({ description }) => description);
  } finally {
    await provider.close();
  }
}

/** What is said of an edit: its changes, and the interactions of one path that it breaks. */
async function predict(planted: PlantedEdit, path: string) {
  const { old, now } = await compileEdit(planted);
  const changes = compareDocuments(old, now);
  const broken = [...findBroken({ old, now, changes, pacts: [] }).values()].flat();
  const names = broken.map(({ interaction }) => interaction).filter((name) => name.includes(` ${path})`));
  return { old, changes, broken: [...new Set(names)].toSorted() };
}

describe('an edit of the page', () => {
  test.each(Object.entries(plantedEdits))(
    '%s: each change has its class, and what breaks is what fails',
    async (name, edit) => {
      const planted: PlantedEdit = edit;
      const path = planted.path ?? '/devices/{deviceId}/commands';
      const { old, changes, broken } = await predict(planted, path);
      const classes = changes
        .filter(({ code }) => !code.endsWith('-example-changed'))
        .map((change) => [change.code, change.class]);
      expect(Object.fromEntries(classes)).toEqual(expected[name as EditName].changes);
      expect(broken).toHaveLength(expected[name as EditName].broken);
      const isSame = Object.keys(planted.provider).length === 0;
      // A provider that need not change anything is verified once, below.
      if (!isSame) expect((await failing(old, path, planted.provider)).toSorted()).toEqual(broken);
    },
  );

  test('that asks nothing else of a provider breaks nothing with the provider as it is', async () => {
    const { old } = await compileEdit(plantedEdits['wording changed']);
    expect(await failing(old, '/devices/{deviceId}/commands', {})).toEqual([]);
  });

  test('of a sample is told as a change of wording, at the values that are other ones', async () => {
    const { changes } = await predict(plantedEdits['sample value changed'], '/');
    expect(changes.map((change) => [change.code, change.class, change.uses[0]?.path])).toEqual([
      ['request-example-changed', 'wording', '$.Type'],
      ['response-example-changed', 'wording', '$.Type'],
    ]);
  });
});
