import { delimiter, dirname } from 'node:path';

/** The environment of a program that runs in another project: this Node, and nothing that npm or Vitest has set for us. */
export function projectEnvironment(): Readonly<Record<string, string | undefined>> {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_(?!config_)|VITEST|NODE_ENV|INIT_CWD)/.test(name),
  );
  const path = [dirname(process.execPath), process.env.PATH].join(delimiter);
  return { ...Object.fromEntries(kept), PATH: path, NO_COLOR: '1' };
}
