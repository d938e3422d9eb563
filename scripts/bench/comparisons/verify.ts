import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Comparison, Contender } from '../measure/comparison.ts';
import { requirePeer } from '../setting/peers.ts';
import { timeProgram } from '../setting/run-program.ts';
import type { Setting } from '../setting/setting.ts';

const ours = 'facsimile verify';
const pactJs = 'Verifier of pact-js';

/** Verifying a contract whose provider answers at once, from the start of the program to its end. */
export async function compareVerifiers(setting: Setting): Promise<Comparison> {
  const { quick, root, workshop } = setting;
  const count = quick ? 5 : 300;
  const pact = join(workshop, 'pact.json');
  await writeFile(pact, JSON.stringify(pactOf(count)));
  const tool = await setting.tool();
  const contenders: readonly Contender[] = [
    {
      name: ours,
      isOurs: true,
      open: (resources) =>
        verifier(resources, count, (url) => timeProgram([tool, 'verify', pact, '--provider-base-url', url], workshop)),
    },
    {
      name: pactJs,
      isPeer: true,
      open: async (resources) => {
        const { version } = requirePeer(root, '@pact-foundation/pact');
        const program = join(root, 'scripts/bench/programs/pact-js-verifier.ts');
        const opened = await verifier(resources, count, (url) => timeProgram([program, pact, url], workshop));
        return { ...opened, version };
      },
    },
  ];
  return {
    name: 'verify',
    title: `Verifying a contract of ${count} interactions`,
    measures: [
      { name: 'interactions', unit: '1/s', better: 'more' },
      { name: 'time', unit: 'ms', better: 'less' },
    ],
    contenders,
    baseline: pactJs,
    goals: [],
    rounds: quick ? 1 : 5,
    warmUp: quick ? 0 : 1,
  };
}

async function verifier(resources: AsyncDisposableStack, count: number, run: (providerUrl: string) => Promise<number>) {
  const url = await startProvider(resources);
  return {
    measure: async () => {
      const time = await run(url);
      return { time, interactions: (count * 1000) / time };
    },
  };
}

/** A provider that answers every request with the note that it asks for. */
async function startProvider(resources: AsyncDisposableStack): Promise<string> {
  const server = createServer(({ url = '' }, response) => {
    const note = noteOf(url.split('/').at(-1) ?? '');
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(note));
  }).listen(0, '127.0.0.1');
  resources.use(server);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the provider has no port');
  return `http://127.0.0.1:${address.port}`;
}

function noteOf(id: string): object {
  return { id, text: `What note ${id} says`, tags: ['one', 'two'] };
}

/** A contract about that many notes (Pact V4). */
function pactOf(count: number): object {
  const json = { 'Content-Type': ['application/json'] };
  return {
    consumer: { name: 'notebook' },
    provider: { name: 'notes' },
    interactions: Array.from({ length: count }, (_, at) => ({
      type: 'Synchronous/HTTP',
      description: `a request for note ${at}`,
      pending: false,
      request: { method: 'GET', path: `/notes/${at}` },
      response: {
        status: 200,
        headers: json,
        body: { contentType: 'application/json', encoded: false, content: noteOf(String(at)) },
        matchingRules: { body: { '$.text': { combine: 'AND', matchers: [{ match: 'type' }] } } },
      },
    })),
    metadata: { pactSpecification: { version: '4.0' } },
  };
}
