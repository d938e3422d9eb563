import fc from 'fast-check';
import { stringify } from 'yaml';
import { compile, oneDocument } from '../../../spec/compile.ts';
import { hasErrors } from '../../../spec/diagnostics/summarize.ts';
import { damagedData } from '../inputs/damage-data.ts';
import { damaged } from '../inputs/damage-text.ts';
import type { FuzzInput } from '../inputs/input.ts';
import { checkPlaces, checkReports } from '../oracles/findings.ts';
import { checkOutputs } from '../oracles/outputs.ts';
import { promise } from '../oracles/promise.ts';
import { openOwnProject } from './own-project.ts';
import type { Target } from './target.ts';

/** Overlays, damaged, over the document of a page. */
export const overlaysTarget: Target = {
  name: 'overlays',
  share: 1,
  open: async ({ pages, overlays }) => {
    const project = await openOwnProject();
    const texts = overlays.map(({ text }) => text);
    const data = damagedData(fc.constantFrom(...overlays.map(({ value }) => value)));
    const overlay = fc.oneof(
      damaged(fc.constantFrom(...texts)),
      data.map((value) => JSON.stringify(value)),
      data.map((value) => stringify(value)),
    );
    return {
      inputs: fc
        .tuple(fc.constantFrom(...pages.map(([page]) => page).filter((page) => page !== undefined)), overlay)
        .map(([page, text]): FuzzInput => [page, { path: 'spec/overlays/overlay.yaml', text }]),
      judge: async (input, depth) => {
        const compiled = await compileInput(input);
        checkPlaces(compiled.diagnostics, compiled.texts);
        checkReports(compiled.diagnostics, compiled.texts);
        const again = await compileInput(input);
        const same = JSON.stringify([...again.documents]) === JSON.stringify([...compiled.documents]);
        promise(same, () => 'the document varies');
        const [document] = compiled.documents.values();
        if (document === undefined || hasErrors(compiled.diagnostics)) return;
        await checkOutputs({ ...compiled, document }, project, depth);
      },
    };
  },
};

function compileInput(input: FuzzInput) {
  const overlays = input.filter(({ path }) => path.endsWith('.yaml'));
  const pages = input.filter(({ path }) => path.endsWith('.md'));
  return compile({ pages, library: { find: () => undefined }, overlays }, oneDocument);
}
