import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import lock from '../package-lock.json' with { type: 'json' };

interface LockedPackage {
  /** Where it is installed under another name than its own. */
  readonly name?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly license?: string;
  readonly hasInstallScript?: true;
}

const { '': _root, ...rest } = lock.packages as Readonly<Record<string, LockedPackage>>;
const locked = Object.entries(rest).map(([path, entry]) => ({ ...entry, path }));

/** Licences under which a package may be used, and passed on as it is. MPL-2.0 binds who changes its files, and nobody does. */
const allowedLicences = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'PSF-2.0',
  'Python-2.0',
  'Zlib',
];

/** The licences that a package is under, as SPDX names them; those of its own package.json where the lock file has none. */
async function licencesOf({
  path,
  license,
}: {
  readonly path: string;
  readonly license?: string;
}): Promise<readonly string[]> {
  const named = license ?? (await oldFashionedLicences(path));
  return named.replaceAll(/[()]/g, '').split(/ (?:OR|AND) /);
}

/** A list of licences, as package.json had it before 2014. */
async function oldFashionedLicences(path: string): Promise<string> {
  const { licenses = [] } = JSON.parse(await readFile(join(import.meta.dirname, '..', path, 'package.json'), 'utf8'));
  return licenses.map(({ type }: { readonly type: string }) => type).join(' OR ');
}

describe('each package that is installed', () => {
  test('is the one that was reviewed, by the hash of the lock file, whichever registry it comes from', () => {
    const unsure = locked.filter(
      ({ integrity, resolved }) => !integrity?.startsWith('sha512-') || resolved !== undefined,
    );
    expect(unsure.map(({ path }) => path)).toEqual([]);
  });

  test('runs nothing when it is installed', () => {
    const denied = Object.entries(packageJson.allowScripts).flatMap(([name, allowed]) => (allowed ? [] : name));
    const names = locked
      .filter(({ hasInstallScript }) => hasInstallScript)
      .map(({ name, path }) => name ?? path.split('node_modules/').at(-1));
    expect(new Set(names)).toEqual(new Set(denied));
  });

  test('has a licence that allows what is done with it', async () => {
    const licensed = await Promise.all(locked.map(async (entry) => ({ ...entry, licences: await licencesOf(entry) })));
    const wrong = licensed.filter(({ licences }) => !licences.every((licence) => allowedLicences.includes(licence)));
    expect(wrong.map(({ path, licences }) => `${path}: ${licences.join(', ')}`)).toEqual([]);
  });
});
