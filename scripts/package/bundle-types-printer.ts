import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { typesPrinter } from './manifest.ts';

/**
 * Writes openapi-typescript, with the compiler that it prints types with, into a package as one file: it needs TypeScript
 * 5, and would not install next to the newer one that a project may have. The licences of all that is in it lie beside it.
 */
export async function bundleTypesPrinter(folder: string): Promise<void> {
  const file = join(folder, typesPrinter);
  const { output } = await build({
    input: fileURLToPath(import.meta.resolve('openapi-typescript')),
    platform: 'node',
    output: { format: 'esm', file, codeSplitting: false, minify: true },
  });
  const folders = new Set(output[0].moduleIds.flatMap((id) => packageFolder(id) ?? []));
  await writeFile(
    join(dirname(file), 'LICENSES.txt'),
    (await Promise.all([...folders].toSorted().map(readNotice))).join(''),
  );
}

function packageFolder(module: string): string | undefined {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(module)?.[0];
}

/** The name, version and licence of an installed package, with a line below. */
export async function readNotice(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const files = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'License'];
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8').catch(() => undefined)));
  return `${name} ${version}, ${license}\n\n${texts.find((text) => text !== undefined) ?? ''}\n${'-'.repeat(80)}\n\n`;
}
