import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { testPage } from '../../../spec/test-page.fixture.ts';
import { updateOutputs } from '../../actions/generate.ts';
import { createContext } from '../../cli/context.ts';
import { CommandFailure } from '../../cli/errors.ts';
import type { FacsimileConfig } from '../../project/config.ts';
import { findProject } from '../../project/project.ts';
import { damagedData } from '../inputs/damage-data.ts';
import { damaged } from '../inputs/damage-text.ts';
import { includes, promise } from '../oracles/promise.ts';
import type { Target } from './target.ts';

const usual: readonly FacsimileConfig[] = [
  { pages: 'pages', output: { folder: 'generated', contracts: 'pacts', diagnostics: 'found', types: 'src/types.ts' } },
  { document: 'api.yaml', output: { document: 'out/api.yaml', handlers: 'src/handlers.ts', split: 'tags' } },
  { pages: ['pages/note.md', 'pages/*.md'], package: { name: '@a/b', version: '1.0.0', files: ['LICENSE'] } },
];

/** Configurations, damaged: looked at, and in some cases used to generate in a folder within a folder. */
export const configurationTarget: Target = {
  name: 'configuration',
  share: 1,
  open: async (_, resources) => {
    const outer = await mkdtemp(join(tmpdir(), 'facsimile-fuzz-'));
    resources.defer(() => rm(outer, { recursive: true, force: true }));
    const project = join(outer, 'project');
    const data = damagedData(fc.constantFrom(...usual)).map((value) => JSON.stringify(value, null, 1));
    return {
      inputs: fc
        .oneof({ arbitrary: data, weight: 4 }, damaged(data))
        .map((text) => [{ path: 'facsimile.config.js', text: `module.exports = ${text};\n` }]),
      judge: async ([file], depth) => {
        await rm(project, { recursive: true, force: true });
        await mkdir(join(project, 'pages'), { recursive: true });
        const config = join(project, 'facsimile.config.js');
        await writeFile(config, file?.text ?? '');
        await writeFile(join(project, 'pages/note.md'), testPage());
        await judgeProject(project, includes(depth, 'twice'));
        Reflect.deleteProperty(require.cache, config);
        promise((await readdir(outer)).join() === 'project', () => 'something is written outside of the project');
      },
    };
  },
};

const require = createRequire(import.meta.url);

async function judgeProject(folder: string, generates: boolean): Promise<void> {
  const ignore = () => {};
  const context = createContext(folder, { out: ignore, err: ignore });
  try {
    await (generates ? updateOutputs(context) : findProject(context));
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
  }
}
