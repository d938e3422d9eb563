import { join } from 'node:path';
import type { Comparison, Contender, Figures, Measure } from '../measure/comparison.ts';
import type { DocumentedCall } from '../setting/documented-call.ts';
import { requirePeer } from '../setting/peers.ts';
import { precompileCall } from '../setting/precompiled-call.ts';
import { type Load, sendLoad } from '../setting/send-load.ts';
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
    title: 'Servers of a small document',
    notes: [`${small.call.method} ${small.call.target}`],
    rounds: 5,
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
    // Some take seconds to get over each load.
    rounds: 3,
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
  comparison: Omit<Comparison, 'measures' | 'baseline' | 'warmUp'>,
): Comparison {
  return {
    ...comparison,
    measures: [
      ...loadMeasures(10),
      ...loadMeasures(100),
      { name: 'memory', unit: 'MiB', better: 'less' },
      { name: 'start', unit: 'ms', better: 'less' },
    ],
    baseline: silent,
    rounds: quick ? 1 : comparison.rounds,
    warmUp: quick ? 0 : 1,
  };
}

function loadMeasures(connections: number): readonly [Measure, Measure, Measure] {
  return [
    { name: `${connections} connections: responses`, unit: '1/s', better: 'more' },
    { name: `${connections} connections: median`, unit: 'ms', better: 'less' },
    { name: `${connections} connections: 99%`, unit: 'ms', better: 'less' },
  ];
}

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
      const seconds = quick ? 0.1 : 1;
      const measure = async () => ({
        ...(await bear(url, server.call, { connections: 10, seconds })),
        ...(await bear(url, server.call, { connections: 100, seconds })),
        memory: await memory(),
        start: startUp,
      });
      return { version, measure };
    },
  };
}

async function bear(url: string, call: DocumentedCall, load: Load): Promise<Figures> {
  const { rate, median, late } = await sendLoad(url, call, load);
  // What is still under way when the load ends would slow the next contender down.
  await ask(url, call);
  const figures = [rate, median, late];
  return Object.fromEntries(loadMeasures(load.connections).map(({ name }, at) => [name, figures[at] ?? Number.NaN]));
}
