import { existsSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { escapePattern } from '../../spec/standards/escape-pattern.ts';
import { CommandFailure } from '../cli/errors.ts';
import { checkConfig } from './check-config.ts';
import type { FacsimileConfig } from './config.ts';
import { isInside, readText, realPath } from './files.ts';

/** The names of the file, in the order in which they are looked for. */
export const configNames = [
  'facsimile.config.ts',
  'facsimile.config.mts',
  'facsimile.config.js',
  'facsimile.config.mjs',
];

/** A configuration and the file that holds it, by its path from the folder of the command. */
export interface LoadedConfig {
  readonly path: string;
  readonly config: FacsimileConfig;
}

/**
 * Loads the configuration of a folder; undefined where it has none and none is named.
 * @throws CommandFailure with a line for each problem, if it cannot be loaded or does not fit
 */
export async function loadConfig(folder: string, named?: string): Promise<LoadedConfig | undefined> {
  const path = named ?? configNames.find((name) => existsSync(join(folder, name)));
  if (path === undefined) return undefined;
  const text = await readText(folder, path);
  const checked = checkConfig(load(folder, path));
  if (checked.ok) return { path, config: checked.config };
  const lines = checked.problems.map(({ option, message }) => {
    const line = lineOf(text, option);
    return `${path}${line === undefined ? '' : `:${line}`}: ${option === '' ? 'what it exports' : option} ${message}`;
  });
  const [only = '', ...others] = lines;
  if (others.length === 0) throw new CommandFailure(only);
  throw new CommandFailure(`${path}: ${lines.length} options do not fit`, lines.map((line) => `${line}\n`).join(''));
}

/** Loaded by Node itself, in this process, so that TypeScript needs no compiler; it is the project's own code. */
function load(folder: string, path: string): unknown {
  const hooks = registerHooks({ resolve: resolveSelf });
  try {
    const module: unknown = createRequire(import.meta.url)(resolve(folder, path));
    if (typeof module === 'object' && module !== null && 'default' in module)
      return refusePromise(module.default, path);
    if (path.endsWith('.js')) return module;
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    throw new CommandFailure(`${placeOf(error, folder) ?? path}: cannot be loaded: ${describeError(error)}`);
  } finally {
    hooks.deregister();
  }
  throw new CommandFailure(`${path}: exports no configuration: write \`export default defineConfig({ … })\``);
}

function refusePromise(config: unknown, path: string): unknown {
  if (!(config instanceof Promise)) return config;
  // Whether it is ever kept does not matter.
  config.catch(() => {});
  throw new CommandFailure(`${path}: exports a promise: export the configuration itself`);
}

/** The first file of the project that the stack of an error names, with the line: `facsimile.config.ts:3`. */
function placeOf(error: unknown, folder: string): string | undefined {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  for (const text of lines) {
    const [, file, line] =
      /^(?:\s+at (?:.*\()?)?(file:\/\/\S+?|\/.*?|[A-Za-z]:\\.*?):(\d+)(?::\d+)?\)?$/.exec(text) ?? [];
    if (file === undefined) continue;
    const path = file.startsWith('file:') ? fileURLToPath(file) : file;
    const home = realPath(folder) ?? folder;
    if (isInside(home, path)) return `${relative(home, path).replaceAll(sep, '/')}:${line}`;
  }
  return undefined;
}

/** A configuration imports `defineConfig` from this package, which need not be installed where `npx` runs it. */
const resolveSelf: Parameters<typeof registerHooks>[0]['resolve'] = (specifier, context, next) =>
  specifier === 'facsimile'
    ? {
        url: new URL(import.meta.url.endsWith('.ts') ? './config.ts' : './config.js', import.meta.url).href,
        shortCircuit: true,
      }
    : next(specifier, context);

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `it throws ${String(error)}`;
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ERR_REQUIRE_ASYNC_MODULE') return 'it waits (`await`) outside of a function, which is not supported';
  const [message = ''] = error.message.replace(/ imported from .*/s, '').split('\n');
  if (code !== undefined || error instanceof SyntaxError) return message;
  return `it throws ${error.name}: ${message}`;
}

/** The first line that names the last part of an option; a configuration may be put together elsewhere. */
function lineOf(text: string, option: string): number | undefined {
  const key = option.split('.').at(-1) ?? '';
  if (key === '') return undefined;
  const pattern = new RegExp(`(?<![\\w$.])['"]?${escapePattern(key)}['"]?\\s*:`);
  const at = text.split('\n').findIndex((line) => pattern.test(line));
  return at === -1 ? undefined : at + 1;
}
