import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Packs a folder with npm as it would be published; gives the tarball's path in `destination`. */
export async function packFolder(folder: string, destination: string): Promise<string> {
  await mkdir(destination, { recursive: true });
  const options = ['pack', '--silent', '--ignore-scripts', '--pack-destination', destination];
  const { stdout } = await promisify(execFile)('npm', options, { cwd: folder, shell: process.platform === 'win32' });
  return join(destination, stdout.trim());
}
