import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { resolve } from 'node:path';

/** What takes space on a disk, by the names of Node's functions without `Sync`; and what removes files, as a full disk allows. */
const taking = ['writeFile', 'appendFile', 'mkdir', 'link', 'symlink', 'copyFile'];
const removing = ['rm', 'rmdir', 'unlink'];
const changing = [...taking, ...removing, 'rename', 'chmod'];

/** How the disk of a test fails. */
export interface DiskFault {
  /** Changes outside of it never fail. */
  readonly folder: string;
  /** The number of the first change that fails. Removing fails on a disk that is read-only alone (EROFS). */
  readonly at: number;
  readonly code: keyof typeof numbers;
  /** Whether it fails with nothing done, with half of the text written, or when all is done, as closing a file can. */
  readonly when: 'before' | 'half' | 'after';
  /** Whether it goes on failing: what takes space on a full disk (ENOSPC), and every change on another one. */
  readonly lasts: boolean;
}

/** A disk that fails, for as long as it is in scope (`using`). */
export interface FailingDisk extends Disposable {
  /** How many changes of the folder there have been. */
  readonly changes: () => number;
}

/** Lets Node's functions fail that change files, in whatever module they are used. */
export function failDisk({ folder, at, code, when, lasts }: DiskFault): FailingDisk {
  let count = 0;
  const fails = (name: string) => {
    if (code !== 'EROFS' && removing.includes(name)) return false;
    count += 1;
    if (count === at) return true;
    return lasts && count > at && (code !== 'ENOSPC' || taking.includes(name));
  };
  const isWatched = (path: unknown) => typeof path === 'string' && resolve(path).startsWith(folder);
  const restore: (() => void)[] = [];
  const spoil = (target: object, name: string, isSync: boolean) => {
    const original = Reflect.get(target, name) as (...args: unknown[]) => unknown;
    const change = isSync ? name.replace('Sync', '') : name;
    const spoiled = (...args: unknown[]): unknown => {
      const [path, second] = args;
      if (!isWatched(path) || !fails(change)) return original(...args);
      const error = systemError(code, change, String(path));
      const half =
        when === 'half' && typeof second === 'string' ? [path, second.slice(0, second.length / 2)] : undefined;
      const isHalf = half !== undefined && /^(write|append)File$/.test(change);
      const work = when === 'after' ? () => original(...args) : isHalf ? () => original(...half) : () => undefined;
      if (isSync) {
        work();
        throw error;
      }
      return Promise.resolve(work()).then(() => Promise.reject(error));
    };
    Reflect.set(target, name, spoiled);
    restore.push(() => Reflect.set(target, name, original));
  };
  for (const name of changing) {
    spoil(fs.promises, name, false);
    spoil(fs, `${name}Sync`, true);
  }
  syncBuiltinESMExports();
  return {
    changes: () => count,
    [Symbol.dispose]: () => {
      for (const step of restore) step();
      syncBuiltinESMExports();
    },
  };
}

const numbers = { ENOSPC: -28, EROFS: -30, EACCES: -13 };

function systemError(code: DiskFault['code'], syscall: string, path: string): Error {
  return Object.assign(new Error(`${code}: planted, ${syscall} '${path}'`), {
    code,
    errno: numbers[code],
    syscall,
    path,
  });
}
