import { parseArgs } from 'node:util';
import { WrongUse } from '../cli/errors.ts';

/** What the command line asks for. */
export interface FuzzOptions {
  /** The targets, by their names. */
  readonly targets: readonly string[];
  readonly seed: number;
  /** How long all targets together take inputs; undefined where only their number counts. */
  readonly minutes: number | undefined;
  /** How many inputs each target takes at most. */
  readonly runs: number | undefined;
  /** A folder of files to begin with, besides those of this repository. */
  readonly seeds: string | undefined;
  /** The folder that the cases of failures are written to. */
  readonly keep: string | undefined;
}

const usage = 'Options: --minutes N, --runs N (of each target), --seed S, --target NAME, --seeds FOLDER, --keep FOLDER';

/** @throws WrongUse */
export function readOptions(args: readonly string[], known: readonly string[], now: number): FuzzOptions {
  const { target = [], ...values } = parse(args);
  const unknown = target.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new WrongUse(`there is no target ${unknown}; there are ${known.join(', ')}`);
  const runs = positive(values.runs, '--runs');
  return {
    targets: target.length === 0 ? known : known.filter((name) => target.includes(name)),
    seed: values.seed === undefined ? now % 2 ** 31 : whole(values.seed, '--seed'),
    minutes: positive(values.minutes, '--minutes') ?? (runs === undefined ? 1 : undefined),
    runs: runs === undefined ? undefined : Math.ceil(runs),
    seeds: values.seeds,
    keep: values.keep,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        minutes: { type: 'string' },
        runs: { type: 'string' },
        seed: { type: 'string' },
        target: { type: 'string', multiple: true },
        seeds: { type: 'string' },
        keep: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new WrongUse(`${error instanceof Error ? error.message.split('\n')[0] : error}. ${usage}`);
  }
}

function positive(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (Number.isFinite(number) && number > 0) return number;
  throw new WrongUse(`${option} is a number above 0, not ${text}. ${usage}`);
}

function whole(text: string, option: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number < 2 ** 31) return number;
  throw new WrongUse(`${option} is a whole number below 2147483648, not ${text}. ${usage}`);
}
