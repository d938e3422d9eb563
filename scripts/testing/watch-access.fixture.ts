/**
 * Loaded before a command (`--import`), for tests: writes a line to the file ACCESS_LOG for each file or folder that the
 * process looks at outside the folders of ACCESS_ALLOWED, and for each socket that it opens.
 */
import { createHook } from 'node:async_hooks';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { delimiter, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const allowed = (process.env.ACCESS_ALLOWED ?? '').split(delimiter);
const log = fs.openSync(process.env.ACCESS_LOG ?? '', 'a');
const { writeSync, realpathSync } = fs;

function note(line: string): void {
  writeSync(log, `${line}\n`);
}

/** Everything that reaches a network in Node begins with one of these, whatever library asks for it. */
const sockets = /^(TCP|UDP|PIPECONNECT|PIPESERVER|GETADDRINFO|GETNAMEINFO|QUERY)/;

const opened: { readonly type: string; readonly resource: object }[] = [];
createHook({
  init: (_id, type, _trigger, resource) => {
    if (sockets.test(type)) opened.push({ type, resource });
  },
}).enable();
process.on('exit', () => {
  for (const { type, resource } of opened) {
    const { address, hostname } = { address: '', hostname: '', ...resource };
    note(`socket ${type} ${address || hostname}`.trim());
  }
});

/** Without regard to letter case, by which some libraries find out whether the disk has any. */
function isAllowed(path: string): boolean {
  return allowed.some((folder) => `${path}${sep}`.toLowerCase().startsWith(`${folder}${sep}`.toLowerCase()));
}

function pathOf(value: unknown): string | undefined {
  if (value instanceof URL) return fileURLToPath(value);
  if (Buffer.isBuffer(value)) return resolve(value.toString());
  return typeof value === 'string' ? resolve(value) : undefined;
}

function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Makes a function that takes a path write down each that is not allowed; one that opens it is held to where links lead. */
function watch(name: string, target: object): void {
  const original: unknown = Reflect.get(target, name);
  if (typeof original !== 'function' || !/^[a-z]/.test(name)) return;
  const opens = /^(open|read(?!link)|createReadStream|cp|copyFile)/.test(name);
  const watched = function (this: unknown, ...args: unknown[]): unknown {
    const path = pathOf(args[0]);
    if (path !== undefined && !isAllowed(opens ? realOf(path) : path)) note(`file ${name} ${path}`);
    return Reflect.apply(original, this, args);
  };
  Object.defineProperties(watched, Object.getOwnPropertyDescriptors(original));
  Reflect.set(target, name, watched);
}

for (const target of [fs, fs.promises]) for (const name of Object.keys(target)) watch(name, target);
syncBuiltinESMExports();
