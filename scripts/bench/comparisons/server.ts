import { join } from 'node:path';
import type { Comparison, Contender, Figures } from '../measure/comparison.ts';
import { requirePeer } from '../setting/peers.ts';
import { precompileCall } from '../setting/precompiled-call.ts';
import { sendLoad } from '../setting/send-load.ts';
import { ask, type ServerToStart, startServer } from '../setting/server-process.ts';
import type { Setting } from '../setting/setting.ts';
import type { Subject } from '../setting/subject.ts';

const native = 'Facsimile, native';
const silent = 'prism mock -v silent';
const nodeHttp = 'bare node:http, same validation';

/** Mock servers of the project's document, as they are started by a person. */
export async function compareServers(setting: Setting): Promise<Comparison> {
  const small = await setting.small();
  return comparisonOf(setting, {
    name: 'server',
    title: `Servers of a small document: ${small.call.method} ${small.call.target}`,
    contenders: await contendersOf(setting, small, 'small'),
    goals: [
      { of: native, against: silent, bound: 'at least', ratio: 5 },
      { of: native, against: nodeHttp, bound: 'at least', ratio: 0.5 },
      { of: 'Facsimile on Prism', against: silent, bound: 'at least', ratio: 1 },
    ],
  });
}

/** The same with a document of many operations. */
export async function compareLargeServers(setting: Setting): Promise<Comparison> {
  const [five, large] = [await setting.five(), await setting.large()];
  const few = await facsimile(setting, five, 'native');
  const nativeOfFew = { ...few, name: `${native}, ${five.size}` };
  return comparisonOf(setting, {
    name: 'large-server',
    title: `Servers of a document of ${large.size}`,
    notes: [`${large.call.method} ${large.call.target}, in the middle of the document`],
    contenders: [nativeOfFew, ...(await contendersOf(setting, large, 'large'))],
    goals: [
      { of: native, against: silent, bound: 'at least', ratio: 5 },
      { of: native, against: nodeHttp, bound: 'at least', ratio: 0.5 },
      { of: native, against: nativeOfFew.name, bound: 'at least', ratio: 1 / 1.2 },
    ],
  });
}

function comparisonOf(
  { quick }: Setting,
  comparison: Pick<Comparison, 'name' | 'title' | 'notes' | 'contenders' | 'goals'>,
): Comparison {
  const load = connectionCounts.flatMap((connections) => {
    const on = `on ${connections} connections`;
    return [
      { name: `responses ${on}`, unit: '1/s', better: 'more' },
      { name: `median ${on}`, unit: 'ms', better: 'less' },
      { name: `99% ${on}`, unit: 'ms', better: 'less' },
    ] as const;
  });
  const [first = { name: '', unit: '', better: 'more' }, ...others] = load;
  const fixed = [
    { name: 'memory', unit: 'MiB', better: 'less' },
    { name: 'start', unit: 'ms', better: 'less' },
  ] as const;
  return {
    ...comparison,
    measures: [first, ...others, ...fixed],
    baseline: silent,
    rounds: quick ? 1 : 5,
    warmUp: quick ? 0 : 1,
  };
}

const connectionCounts = [10, 100];

async function contendersOf(setting: Setting, subject: Subject, name: string): Promise<readonly Contender[]> {
  const { root } = setting;
  const program = (file: string) => join(root, 'scripts/bench/programs', file);
  const precompiled = await precompileCall(setting, subject, `${name}-call`);
  const prism = (name: string, ...options: readonly string[]) =>
    peer(setting, subject, {
      name,
      package: '@stoplight/prism-cli',
      args: (folder, port) => [
        join(folder, 'dist/index.js'),
        'mock',
        ...options,
        ...['-h', '127.0.0.1', '-p', port, subject.path],
      ],
    });
  return [
    serverOf(setting, nodeHttp, () => ({
      args: (port) => [program('node-http-server.ts'), precompiled, String(port)],
      cwd: root,
      call: subject.call,
    })),
    await facsimile(setting, subject, 'native'),
    await facsimile(setting, subject, 'prism'),
    peer(setting, subject, {
      name: 'openapi-backend on node:http',
      package: 'openapi-backend',
      args: (_, port) => [program('openapi-backend-server.ts'), subject.path, port],
    }),
    prism(silent, '-v', 'silent'),
    prism('prism mock'),
    peer(setting, subject, {
      name: 'Mockoon CLI',
      package: '@mockoon/cli',
      base: subject.basePath,
      args: (folder, port) => [
        join(folder, 'bin/run.js'),
        ...['start', '--data', subject.path, '--port', port, '--hostname', '127.0.0.1'],
        ...['--disable-log-to-file', '--disable-admin-api'],
      ],
    }),
  ];
}

async function facsimile(setting: Setting, { path, call }: Subject, engine: 'native' | 'prism'): Promise<Contender> {
  const tool = await setting.tool();
  const options = (port: number) => ['--document', path, '--engine', engine, '--port', String(port), '--quiet'];
  const name = engine === 'native' ? native : 'Facsimile on Prism';
  const contender = serverOf(setting, name, () => ({
    args: (port) => [tool, 'mock', ...options(port)],
    cwd: setting.root,
    call,
  }));
  return { ...contender, isOurs: true };
}

interface PeerServer {
  readonly name: string;
  readonly package: string;
  /** The arguments of Node, for the folder of the package. */
  readonly args: (folder: string, port: string) => readonly string[];
  readonly base?: string;
}

function peer(setting: Setting, { call }: Subject, server: PeerServer): Contender {
  const { name, base = '' } = server;
  const contender = serverOf(setting, name, () => {
    const { folder, version } = requirePeer(setting.root, server.package);
    return { args: (port) => server.args(folder, String(port)), cwd: setting.workshop, call, base, version };
  });
  return { ...contender, isPeer: true };
}

/** A server that gets its load on few and on many connections in each turn. */
function serverOf(
  { quick }: Setting,
  name: string,
  describe: () => ServerToStart & { readonly version?: string },
): Contender {
  return {
    name,
    open: async (resources) => {
      const { version, ...server } = describe();
      const { url, startUp, memory } = await startServer(server, resources);
      const measure = async () => {
        const figures: Record<string, number> = {};
        for (const connections of connectionCounts) {
          const load = await sendLoad(url, server.call, { connections, seconds: quick ? 0.1 : 1 });
          const on = `on ${connections} connections`;
          figures[`responses ${on}`] = load.rate;
          figures[`median ${on}`] = load.median;
          figures[`99% ${on}`] = load.late;
          // What is still under way when the load ends would slow the next contender down.
          await ask(url, server.call);
        }
        return { ...figures, memory: await memory(), start: startUp } satisfies Figures;
      };
      return { version, measure };
    },
  };
}
