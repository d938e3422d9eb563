import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FacsimileConfig, OutputConfig } from '../../project/config.ts';
import type { Comparison, Contender } from '../measure/comparison.ts';
import { requirePeer } from '../setting/peers.ts';
import { timeProgram } from '../setting/run-program.ts';
import type { Setting } from '../setting/setting.ts';
import type { Subject } from '../setting/subject.ts';

const facsimile = 'Facsimile: types, handlers, validators, contracts';
const withoutContracts = 'Facsimile: types, handlers, validators';
const types = 'openapi-typescript: types';

/** Generators of TypeScript on the project's document, each from its start to its end. */
export async function compareGenerators(setting: Setting): Promise<Comparison> {
  const small = await setting.small();
  return {
    ...(await comparisonOf(setting, small, 'small')),
    name: 'generate',
    title: `Generating code from ${small.size}`,
    goals: [facsimile, withoutContracts].map((of) => ({ of, against: types, bound: 'at most', ratio: 1.5 })),
    rounds: setting.quick ? 1 : 7,
    warmUp: setting.quick ? 0 : 1,
  };
}

/** The same on a document of many operations. */
export async function compareLargeGenerators(setting: Setting): Promise<Comparison> {
  const large = await setting.large();
  return {
    ...(await comparisonOf(setting, large, 'large')),
    name: 'large-generate',
    title: `Generating code from ${large.size}`,
    goals: [],
    rounds: setting.quick ? 1 : 2,
    warmUp: 0,
  };
}

async function comparisonOf(setting: Setting, { path }: Subject, name: string) {
  const tool = await setting.tool();
  const folder = (part: string) => join(setting.workshop, `generate-${name}`, part);
  const ours = (output: OutputConfig) => () => ({
    args: [tool, 'generate'],
    config: { document: path, output } satisfies FacsimileConfig,
  });
  const contenders: readonly Contender[] = [
    { ...generator(folder('facsimile'), facsimile, ours({})), isOurs: true },
    {
      ...generator(folder('no-contracts'), withoutContracts, ours({ contracts: false })),
      isOurs: true,
    },
    peer(setting, folder('openapi-typescript'), {
      name: types,
      package: 'openapi-typescript',
      args: (program) => [join(program, 'bin/cli.js'), path, '-o', 'types.ts'],
    }),
    peer(setting, folder('hey-api'), {
      name: 'hey-api: types and client',
      package: '@hey-api/openapi-ts',
      args: (program) => [join(program, 'bin/run.js'), '-i', path, '-o', 'client', '--silent', '--no-log-file'],
    }),
    peer(setting, folder('orval'), {
      name: 'orval: client and MSW handlers',
      package: 'orval',
      args: (program) => [
        join(program, 'dist/bin/orval.mjs'),
        ...['-i', path, '-o', 'api.ts', '--client', 'fetch', '--mock', '--quiet'],
      ],
    }),
  ];
  return {
    measures: [{ name: 'time', unit: 'ms', better: 'less' }],
    contenders,
    baseline: types,
  } satisfies Partial<Comparison>;
}

interface Program {
  readonly args: readonly string[];
  /** What Facsimile is to do. */
  readonly config?: FacsimileConfig;
  readonly version?: string;
}

interface PeerGenerator {
  readonly name: string;
  readonly package: string;
  /** The arguments of Node, for the folder of the package. */
  readonly args: (folder: string) => readonly string[];
}

function peer({ root }: Setting, folder: string, peer: PeerGenerator): Contender {
  const contender = generator(folder, peer.name, () => {
    const { folder, version } = requirePeer(root, peer.package);
    return { args: peer.args(folder), version };
  });
  return { ...contender, isPeer: true };
}

/** A program that writes into a folder, which is empty at the beginning of each turn. */
function generator(folder: string, name: string, describe: () => Program): Contender {
  return {
    name,
    open: () => {
      const { version, args, config } = describe();
      const measure = async () => {
        await rm(folder, { recursive: true, force: true });
        await mkdir(folder, { recursive: true });
        if (config) await writeFile(join(folder, 'facsimile.config.mjs'), `export default ${JSON.stringify(config)};`);
        return { time: await timeProgram(args, folder) };
      };
      return { version, measure };
    },
  };
}
