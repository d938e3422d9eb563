import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { createInterface } from 'node:readline';
import type { EngineChoice } from '../../mocks/server/engines.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { HeldMemory } from './memory-worker.ts';

/** How a mock has ended. */
export interface MockEnd {
  /** Null where a signal has ended it. */
  readonly code: number | null;
  /** Milliseconds from the request to stop to its end. */
  readonly time: number;
  /** What it has printed to its error stream. */
  readonly said: string;
}

/** `facsimile mock`, in a process of its own. */
export interface MockProcess {
  readonly port: number;
  /** What it holds after its garbage has been collected. */
  memory(): Promise<HeldMemory>;
  /** Asks it to stop as a system does, by SIGTERM. */
  stop(): Promise<MockEnd>;
}

/**
 * Serves a document, which is written to a folder. The process is ended with the resources.
 * @throws Error where it does not start
 */
export async function startMock(
  { engine, state, document, folder }: EngineChoice & { readonly document: OpenApiDocument; readonly folder: string },
  resources: AsyncDisposableStack,
): Promise<MockProcess> {
  const file = `${engine}-${state ?? 'plain'}.json`;
  await writeFile(join(folder, file), JSON.stringify(document));
  const probe = new URL('./memory-worker.ts', import.meta.url).href;
  const command = join(import.meta.dirname, '../facsimile.ts');
  const args = ['--expose-gc', '--import', probe, command, 'mock', '--document', file, '--engine', engine];
  const further = ['--port', '0', '--quiet', ...(state === undefined ? [] : ['--state', state])];
  // Under npm a process ends with its parent, which it asks for again and again.
  const { npm_lifecycle_event: _, ...env } = process.env;
  const child = spawn(execPath, [...args, ...further], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = once(child, 'close').then(([code]: readonly (number | null)[]) => code ?? null);
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  resources.defer(async () => {
    kill();
    await ended;
    process.off('exit', kill);
  });
  const url = child.stdout && (await findUrl(child.stdout));
  if (url === undefined || url === null) throw new Error(`the mock has not started: ${said.trim()}`);
  return {
    port: Number(new URL(url).port),
    memory: async () => {
      child.send('memory');
      const [memory]: HeldMemory[] = await once(child, 'message');
      if (memory === undefined) throw new Error('the mock does not say what memory it holds');
      return memory;
    },
    stop: async () => {
      const asked = performance.now();
      child.kill('SIGTERM');
      const code = await ended;
      return { code, time: performance.now() - asked, said };
    },
  };
}

async function findUrl(output: NodeJS.ReadableStream): Promise<string | undefined> {
  for await (const line of createInterface(output)) {
    const [, url] = /answers at (\S+)/.exec(line) ?? [];
    if (url !== undefined) {
      output.resume();
      return url;
    }
  }
  return undefined;
}
