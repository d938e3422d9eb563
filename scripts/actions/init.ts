import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure } from '../cli/errors.ts';
import { writeOutputs } from '../outputs/write-outputs.ts';
import { readText } from '../project/files.ts';
import { type FoundSources, findSources } from '../project/find-sources.ts';
import { configNames } from '../project/load-config.ts';

export interface InitOptions {
  /** Asks a person which of several answers is right, and gives its index; without it, the first is taken. */
  readonly choose?: (question: string, answers: readonly string[]) => Promise<number>;
}

/** A source that the configuration can name, and how it is shown to people. */
interface Candidate {
  readonly option: 'pages' | 'document';
  readonly path: string;
  readonly words: string;
}

/** Finds pages or an OpenAPI document, writes a configuration for them, and says what to do next. */
export async function initProject({ choose }: InitOptions, { folder, out }: CommandContext): Promise<void> {
  const there = configNames.find((name) => existsSync(join(folder, name)));
  if (there !== undefined) throw new CommandFailure(`${there}: is there already: change it, or remove it first`);
  const found = await findSources(folder);
  const candidates = candidatesOf(found);
  const words = candidates.map((candidate) => candidate.words);
  const chosen = candidates.length > 1 && choose ? await choose('What is the API described by?', words) : 0;
  const source = candidates[chosen];
  if (source === undefined) {
    throw new CommandFailure(
      'no reference page and no OpenAPI document was found here: put a page into docs/, or an openapi.yaml, and try again',
    );
  }
  const name = (await isCommonJs(folder)) ? 'facsimile.config.mts' : 'facsimile.config.ts';
  await writeOutputs(folder, [{ path: name, after: printConfig(source, found.overlays) }]);
  out(`found ${source.words}\n`);
  for (const other of candidates) if (other !== source) out(`also here, and not used: ${other.words}\n`);
  out(`written ${name}\n\nNext:\n  npx facsimile generate   writes types, MSW handlers, validators and contracts\n`);
  out('  npx facsimile mock       serves the API at http://127.0.0.1:4010\n');
}

function candidatesOf({ pages, documents }: FoundSources): readonly Candidate[] {
  return [
    ...pages.map(({ path, count }): Candidate => {
      const words = `${count} reference page${count === 1 ? '' : 's'} in ${path}`;
      return { option: 'pages', path, words };
    }),
    ...documents.map((path): Candidate => ({ option: 'document', path, words: `the OpenAPI document ${path}` })),
  ];
}

function printConfig({ option, path }: Candidate, overlays: readonly string[]): string {
  const lines = [
    `  ${option}: ${quote(path)},`,
    ...(overlays.length === 0 ? [] : [`  overlays: [${overlays.map(quote).join(', ')}],`]),
    "  output: { folder: 'generated' },",
  ];
  return `import { defineConfig } from 'facsimile';\n\nexport default defineConfig({\n${lines.join('\n')}\n});\n`;
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** Whether a package says that its modules are CommonJS, which a configuration is not. */
async function isCommonJs(folder: string): Promise<boolean> {
  const text = await readText(folder, 'package.json').catch(() => '{}');
  return /"type"\s*:\s*"commonjs"/.test(text);
}
