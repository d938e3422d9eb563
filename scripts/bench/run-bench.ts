import { parseArgs } from 'node:util';
import type { CommandContext } from '../cli/context.ts';
import { WrongUse } from '../cli/errors.ts';
import { benchCompile, quickCompileLoad } from './compile.ts';
import { benchHandlers, quickHandlersLoad } from './handlers.ts';
import { benchServer, quickServerLoad } from './server.ts';
import { benchSizes, quickSizeLoad } from './sizes.ts';

const use =
  'name one benchmark: `npm run bench -- handlers`, `npm run bench -- server`, `npm run bench -- sizes` or `npm run bench -- compile FOLDER`';

/** Runs the benchmark that the arguments name; with `--quick`, just enough of it to show that it works. */
export async function runBench(args: readonly string[], context: CommandContext): Promise<void> {
  const { quick, positionals } = readArguments(args);
  const [name, path, ...others] = positionals;
  if (name === 'compile' && path !== undefined && others.length === 0)
    await benchCompile(context, path, quick ? quickCompileLoad : undefined);
  else if (name === 'handlers' && path === undefined)
    await benchHandlers(context, quick ? quickHandlersLoad : undefined);
  else if (name === 'server' && path === undefined) await benchServer(context, quick ? quickServerLoad : undefined);
  else if (name === 'sizes' && path === undefined) benchSizes(context, quick ? quickSizeLoad : undefined);
  else throw new WrongUse(use);
}

function readArguments(args: readonly string[]) {
  const options = { quick: { type: 'boolean', default: false } } as const;
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const unknown = tokens.some((token) => token.kind === 'option' && token.name !== 'quick');
  if (unknown) throw new WrongUse(use);
  return { quick: values.quick === true, positionals };
}
