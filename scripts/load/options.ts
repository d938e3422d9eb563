import { parseArgs } from 'node:util';
import type { EngineName } from '../../mocks/server/engines.ts';
import { WrongUse } from '../cli/errors.ts';

/** What the command line asks for. */
export interface LoadOptions {
  readonly engine: EngineName;
  /** How many clients there are at the same time. */
  readonly connections: number;
  readonly minutes: number;
  readonly seed: number;
}

const usage = 'Options: --minutes N, --connections N, --engine native|prism, --seed S';

/** @throws WrongUse */
export function readOptions(args: readonly string[], now: number): LoadOptions {
  const { minutes = '1', connections = '1000', engine = 'native', seed = `${now % 2 ** 31}` } = parse(args);
  if (engine !== 'native' && engine !== 'prism') throw new WrongUse(`there is no engine ${engine}. ${usage}`);
  return {
    engine,
    connections: readNumber(connections, '--connections', 1, 10_000),
    minutes: readNumber(minutes, '--minutes', Number.MIN_VALUE, 24 * 60),
    seed: readNumber(seed, '--seed', 0, 2 ** 31),
  };
}

function parse(args: readonly string[]) {
  try {
    const options = ['minutes', 'connections', 'engine', 'seed'] as const;
    const types = Object.fromEntries(options.map((name) => [name, { type: 'string' } as const]));
    return parseArgs({ args: [...args], options: types }).values;
  } catch (error) {
    throw new WrongUse(`${error instanceof Error ? error.message.split('\n')[0] : error}. ${usage}`);
  }
}

function readNumber(text: string, option: string, least: number, most: number): number {
  const number = Number(text);
  const isWhole = option === '--minutes' || Number.isInteger(number);
  if (text.trim() !== '' && isWhole && number >= least && number <= most) return number;
  throw new WrongUse(`${option} is a number up to ${most}, not ${text}. ${usage}`);
}
