import type { CommandContext } from '../cli/context.ts';
import { WrongUse } from '../cli/errors.ts';
import { benchCompile } from './compile.ts';
import { benchHandlers } from './handlers.ts';
import { benchServer } from './server.ts';
import { benchSizes } from './sizes.ts';

const use =
  'name one benchmark: `npm run bench -- handlers`, `npm run bench -- server`, `npm run bench -- sizes` or `npm run bench -- compile FOLDER`';

/** Runs the benchmark that the arguments name. */
export async function runBench(args: readonly string[], context: CommandContext): Promise<void> {
  const [name, path, ...others] = args;
  if (name === 'compile' && path !== undefined && others.length === 0) await benchCompile(context, path);
  else if (name === 'handlers' && path === undefined) await benchHandlers(context);
  else if (name === 'server' && path === undefined) await benchServer(context);
  else if (name === 'sizes' && path === undefined) benchSizes(context);
  else throw new WrongUse(use);
}
