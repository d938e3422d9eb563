import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Commits all files of a folder, which becomes a git repository of its own. */
export function commitFiles(folder: string, message: string): void {
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder });
  if (!existsSync(join(folder, '.git'))) git('init', '--quiet', '--initial-branch', 'main');
  git('add', '--all');
  const identity = ['-c', 'user.name=Writer', '-c', 'user.email=writer@notes.example'];
  git(...identity, 'commit', '--quiet', '--allow-empty', '--message', message);
}
