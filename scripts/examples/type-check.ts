import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandFailure } from '../cli/errors.ts';
import { npm, type Run, runIn } from './project.ts';

/** The compilers that the examples are checked with, by the names that they are installed by. */
const compilers = { 'typescript-5.9': 'npm:typescript@5.9', 'typescript-7': 'npm:typescript@7.0' };

/** How modules are found: by a bundler, and by Node. */
const resolutions = [
  ['--module', 'esnext', '--moduleResolution', 'bundler'],
  ['--module', 'nodenext', '--moduleResolution', 'nodenext'],
] as const;

/** Installs the compilers into a folder. */
export async function installCompilers(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: compilers }));
  const { passed, output } = await npm(folder, 'install', '--no-audit', '--no-fund', '--prefer-offline');
  if (!passed) throw new CommandFailure('the compilers cannot be installed', output);
}

/** What became of the check of one project. */
export interface TypeCheck {
  readonly checks: number;
  /** Mistakes in the project or in the declarations of our packages. */
  readonly mistakes: readonly string[];
  /** How many mistakes the declarations of other packages have, in all checks. */
  readonly foreign: number;
}

/** Type-checks a project and all declarations that it uses, strictly, with each compiler and each way to find modules. */
export async function typeCheck(project: string, compilersIn: string): Promise<TypeCheck> {
  const mistakes: string[] = [];
  let foreign = 0;
  let checks = 0;
  for (const compiler of Object.keys(compilers)) {
    for (const resolution of resolutions) {
      const program = join(compilersIn, 'node_modules', compiler, 'bin/tsc');
      const options = ['--project', '.', '--pretty', 'false', '--skipLibCheck', 'false', '--strict', ...resolution];
      const found = readMistakes(await runIn(project, process.execPath, [program, ...options]));
      const own = found.filter((mistake) => !isForeign(mistake));
      mistakes.push(...own.map((mistake) => `${compiler} ${resolution[3]}: ${mistake}`));
      foreign += found.length - own.length;
      checks++;
    }
  }
  return { checks, mistakes, foreign };
}

/** @throws CommandFailure where the compiler fails without a mistake to show for it */
function readMistakes({ passed, output }: Run): readonly string[] {
  const mistakes = output.split('\n').filter((line) => /\berror TS\d+:/.test(line));
  if (!passed && mistakes.length === 0) throw new CommandFailure('the compiler failed', output);
  return mistakes;
}

/** Whether a mistake is in the declarations of a package that is not ours. */
export function isForeign(mistake: string): boolean {
  return /^[^(]*node_modules\/(?!(?:facsimile|add-commands)\/)/.test(mistake);
}
