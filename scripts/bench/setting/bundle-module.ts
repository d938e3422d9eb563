import { join } from 'node:path';
import { build, type Plugin } from 'rolldown';
import { entryModule } from '../../project/entry-module.ts';

export interface ModuleToBundle {
  /** The repository. */
  readonly root: string;
  /** Its code. */
  readonly code: string;
  /** Where the bundle goes. */
  readonly file: string;
  /** The name of the package that the code gets in place of msw. */
  readonly msw?: 'msw' | 'msw2';
}

/** Makes one JavaScript module of some code and all that it imports but msw. */
export async function bundleModule({ root, code, file, msw = 'msw' }: ModuleToBundle): Promise<void> {
  await build({
    input: 'entry',
    platform: 'node',
    resolve: { alias: runtimeAliases(root) },
    output: { file, format: 'esm', codeSplitting: false },
    plugins: [entryModule('entry', code), replaceMsw(msw)],
  });
}

/** Generated code imports the runtime from the package by its name. */
function runtimeAliases(root: string): Record<string, string> {
  const runtime = join(root, 'mocks/runtime');
  return {
    'facsimile/runtime/validation': join(runtime, 'validation.ts'),
    'facsimile/runtime/bodies': join(runtime, 'bodies.ts'),
    'facsimile/runtime': join(runtime, 'runtime.ts'),
  };
}

function replaceMsw(name: string): Plugin {
  return {
    name: 'replace-msw',
    resolveId: (source) => (/^msw(\/|$)/.test(source) ? { id: source.replace('msw', name), external: true } : null),
  };
}
