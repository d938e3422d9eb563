import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { WrongUse } from '../cli/errors.ts';

/** What the command line asks for. */
export interface BenchOptions {
  /** The comparisons to run. */
  readonly names: readonly string[];
  /** The folder of pages to compile, in place of pages that are made for it. */
  readonly pages?: string | undefined;
  /** Measures pages of many shapes instead, which are compared with nothing. */
  readonly sizes: boolean;
  /** Measures inputs that are larger or deeper than any person writes instead. */
  readonly extremes: boolean;
  /** Installs the peers instead. */
  readonly install: boolean;
  /** Measures just enough to show that it works. */
  readonly quick: boolean;
  /** The large document. */
  readonly document?: string | undefined;
  readonly json?: string | undefined;
  readonly markdown?: string | undefined;
  readonly svg?: string | undefined;
}

/** @throws WrongUse */
export function readOptions(args: readonly string[], known: readonly string[]): BenchOptions {
  const { values, positionals } = parse(args, known);
  const { quick = false, install = false, output, ...further } = values;
  const inOutput = (ending: string) => (output === undefined ? undefined : join(output, `results.${ending}`));
  const reports = { json: inOutput('json'), markdown: inOutput('md'), svg: inOutput('svg') };
  const common = { quick, install, sizes: false, extremes: false, ...reports, ...further };
  const [name, pages, ...others] = positionals;
  if (name === 'sizes' && pages === undefined) return { ...common, names: [], sizes: true };
  if (name === 'extremes' && pages === undefined) return { ...common, names: [], extremes: true };
  if (name === 'compile' && pages !== undefined && !known.includes(pages) && others.length === 0) {
    return { ...common, names: [name], pages };
  }
  const unknown = positionals.find((positional) => !known.includes(positional));
  if (unknown !== undefined) throw new WrongUse(useOf(known, `${unknown} is no benchmark`));
  return { ...common, names: positionals.length === 0 ? known : [...new Set(positionals)] };
}

function parse(args: readonly string[], known: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        quick: { type: 'boolean' },
        install: { type: 'boolean' },
        document: { type: 'string' },
        json: { type: 'string' },
        markdown: { type: 'string' },
        svg: { type: 'string' },
        output: { type: 'string', short: 'o' },
      },
    });
  } catch (error) {
    throw new WrongUse(useOf(known, error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)));
  }
}

function useOf(known: readonly string[], wrong: string): string {
  return (
    `${wrong}: name some of ${known.join(', ')}, or none for all; or \`sizes\`, \`extremes\` or \`compile FOLDER\` alone. ` +
    'Options: --quick, --install, --document FILE, --json FILE, --markdown FILE, --svg FILE, -o FOLDER'
  );
}
