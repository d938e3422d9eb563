import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { entryModule } from '../entry-module.ts';

/**
 * The script of a page that mocks the network with the handlers of a module, in one file; it sets `globalThis.mocked`, a
 * promise of a `MockedPage`.
 * @param handlers the path of a module that exports `handlers`
 */
export async function bundlePage(handlers: string): Promise<string> {
  const entry = [
    `import { mockPage } from ${JSON.stringify(fileURLToPath(new URL('./mocked-page.ts', import.meta.url)))};`,
    `import { handlers } from ${JSON.stringify(handlers)};`,
    'globalThis.mocked = mockPage(handlers);',
  ].join('\n');
  const { output } = await build({
    input: 'page',
    platform: 'browser',
    write: false,
    output: { format: 'esm', codeSplitting: false },
    plugins: [entryModule('page', entry)],
  });
  return output[0].code;
}
