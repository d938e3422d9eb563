import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'rolldown';
import type { OutputFile } from '../../spec/source/output-file.ts';

/** A new folder in which this package and msw are installed; it is removed at the end of its scope. */
export class InstalledFolder implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'facsimile-emit-'));

  constructor() {
    const root = join(import.meta.dirname, '../..');
    writeFileSync(join(this.path, 'package.json'), '{"type": "module"}');
    mkdirSync(join(this.path, 'node_modules'));
    symlinkSync(root, join(this.path, 'node_modules/facsimile'), 'junction');
    symlinkSync(join(root, 'node_modules/msw'), join(this.path, 'node_modules/msw'), 'junction');
  }

  /** Writes files; gives their absolute paths. */
  write(files: readonly OutputFile[]): readonly string[] {
    return files.map(({ path, text }) => {
      const file = join(this.path, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    });
  }

  import(path: string): Promise<Readonly<Record<string, unknown>>> {
    return import(pathToFileURL(join(this.path, path)).href);
  }

  /** What a page loads that imports some names of a module, without msw. */
  async bundle(path: string, ...names: readonly string[]): Promise<string> {
    const entry = join(this.path, 'page.js');
    writeFileSync(entry, `import { ${names.join(', ')} } from './${path}';\nconsole.log(${names.join(', ')});\n`);
    const { output } = await build({ input: entry, external: /^msw(\/|$)/, platform: 'browser', write: false });
    return output[0].code;
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
