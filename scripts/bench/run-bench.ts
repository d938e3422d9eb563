import type { CommandContext } from '../command-context.ts';
import { WrongUse } from '../wrong-use.ts';
import { benchHandlers } from './bench-handlers.ts';
import { benchServer } from './bench-server.ts';

const benches = { handlers: benchHandlers, server: benchServer };

/** Runs the benchmark that the one argument names. */
export async function runBench(args: readonly string[], context: CommandContext): Promise<void> {
  const [name = ''] = args;
  const bench = Object.entries(benches).find(([one]) => one === name)?.[1];
  if (bench === undefined || args.length > 1) {
    throw new WrongUse(`name one benchmark, \`npm run bench -- handlers\` or \`npm run bench -- server\``);
  }
  await bench(context);
}
