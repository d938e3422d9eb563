import fc from 'fast-check';
import { compile, oneDocument } from '../../../spec/compile.ts';
import { hasErrors } from '../../../spec/diagnostics/summarize.ts';
import { damaged } from '../inputs/damage-text.ts';
import type { FuzzInput } from '../inputs/input.ts';
import { checkPlaces, checkReports } from '../oracles/findings.ts';
import { checkOutputs } from '../oracles/outputs.ts';
import { type Depth, includes, promise } from '../oracles/promise.ts';
import { openOwnProject } from './own-project.ts';
import type { Target } from './target.ts';

/** Pages with those that they link to, damaged: one of them, or all. */
export const pagesTarget: Target = {
  name: 'pages',
  share: 4,
  open: async ({ pages }) => {
    const project = await openOwnProject();
    return {
      inputs: fc.constantFrom(...pages).chain(damagedPages),
      judge: async (input, depth) => {
        const compiled = await compileInput(input);
        judgeCompiled(compiled, input, depth);
        if (includes(depth, 'twice')) {
          const again = await compileInput(input);
          const same = JSON.stringify([...again.documents]) === JSON.stringify([...compiled.documents]);
          promise(same && again.diagnostics.length === compiled.diagnostics.length, () => 'the document varies');
        }
        const [document] = compiled.documents.values();
        if (document === undefined || hasErrors(compiled.diagnostics)) return;
        await checkOutputs({ ...compiled, document }, project, depth);
      },
    };
  },
};

function damagedPages(pages: FuzzInput): fc.Arbitrary<FuzzInput> {
  return fc.tuple(...pages.map(({ path, text }) => damaged(fc.constant(text)).map((text) => ({ path, text }))));
}

/** Pages under `api/` are the sources, others are there to be linked to; where there is none, all are sources. */
function compileInput(input: FuzzInput) {
  const own = input.filter(({ path }) => /(^|\/)api\//.test(path));
  const library = { find: (wanted: string) => input.find(({ path }) => path.toLowerCase() === wanted.toLowerCase()) };
  return compile({ pages: own.length === 0 ? input : own, library, overlays: [] }, oneDocument);
}

function judgeCompiled(
  { documents, diagnostics }: Awaited<ReturnType<typeof compileInput>>,
  input: FuzzInput,
  depth: Depth,
): void {
  const texts = new Map(input.map(({ path, text }) => [path, text]));
  checkPlaces(diagnostics, texts);
  const operations = [...documents.values()].flatMap(({ paths }) => Object.keys(paths));
  promise(operations.length > 0 || hasErrors(diagnostics), () => 'a page gives no operation and no error');
  if (includes(depth, 'twice')) checkReports(diagnostics, texts);
}
