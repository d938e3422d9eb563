import fc from 'fast-check';
import { stringify } from 'yaml';
import { loadDocumentFile } from '../../../spec/openapi/load/load-file.ts';
import { damagedData } from '../inputs/damage-data.ts';
import { damaged } from '../inputs/damage-text.ts';
import type { FuzzInput } from '../inputs/input.ts';
import { checkPlaces, checkReports } from '../oracles/findings.ts';
import { checkOutputs } from '../oracles/outputs.ts';
import { includes, promise } from '../oracles/promise.ts';
import { openOwnProject } from './own-project.ts';
import type { Target } from './target.ts';

const file = 'api.yaml';

/** OpenAPI documents, damaged as data, as text, or both. */
export const documentsTarget: Target = {
  name: 'documents',
  share: 4,
  open: async ({ documents }) => {
    const project = await openOwnProject();
    return {
      inputs: documentTexts(documents).map((text) => [{ path: file, text }]),
      judge: async ([input = { path: file, text: '' }]: FuzzInput, depth) => {
        const { document, data, diagnostics } = await loadDocumentFile(input);
        const texts = new Map([[file, input.text]]);
        checkPlaces(diagnostics, texts);
        checkReports(diagnostics, texts);
        promise(document !== undefined || diagnostics.length > 0, () => 'a document is rejected without a reason');
        if (includes(depth, 'twice')) {
          const again = await loadDocumentFile(input);
          const same = JSON.stringify(again.document) === JSON.stringify(document);
          promise(same, () => 'the loaded document varies');
        }
        if (document === undefined) return;
        const written = typeof data === 'object' && data !== null ? { written: data } : {};
        await checkOutputs({ document, diagnostics, texts, ...written }, project, depth);
      },
    };
  },
};

/** Documents as YAML and as JSON. */
function documentTexts(documents: readonly object[]): fc.Arbitrary<string> {
  const data = damagedData(fc.constantFrom(...documents));
  const json = data.map((value) => JSON.stringify(value));
  const yaml = fc.constantFrom(...documents.map((document) => stringify(document, { aliasDuplicateObjects: false })));
  return fc.oneof({ arbitrary: json, weight: 5 }, { arbitrary: damaged(yaml), weight: 2 }, damaged(json));
}
