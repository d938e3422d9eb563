import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CommandFailure } from '../cli/errors.ts';

/** Files of a revision in a temporary folder, which is removed when it goes out of scope (`await using`). */
export interface RevisionFiles extends AsyncDisposable {
  readonly folder: string;
}

/**
 * The files of a git revision below a folder that are wanted, by their paths from there, as they are in the repository.
 * Nothing of the repository changes. Symbolic links and submodules are left out.
 * @throws CommandFailure where there is no git repository, or no such revision.
 */
export async function readRevision(
  folder: string,
  revision: string,
  isWanted: (path: string) => boolean,
): Promise<RevisionFiles> {
  const commit = await findCommit(folder, revision);
  const listing = await git(folder, ['ls-tree', '-r', '-z', commit]);
  const blobs = listing
    .toString('utf8')
    .split('\0')
    .flatMap((line) => {
      const [, id, path] = /^100\d{3} blob ([\da-f]+)\t(.*)$/s.exec(line) ?? [];
      return id === undefined || path === undefined || !isWanted(path) ? [] : [{ id, path }];
    });
  const contents = splitBatch(await git(folder, ['cat-file', '--batch'], blobs.map(({ id }) => `${id}\n`).join('')));
  const temporary = await mkdtemp(join(tmpdir(), 'facsimile-revision-'));
  for (const [at, { path }] of blobs.entries()) {
    await mkdir(dirname(join(temporary, path)), { recursive: true });
    await writeFile(join(temporary, path), contents[at] ?? '');
  }
  return { folder: temporary, [Symbol.asyncDispose]: () => rm(temporary, { recursive: true, force: true }) };
}

async function findCommit(folder: string, revision: string): Promise<string> {
  // What begins with a dash would be an option.
  const found = revision.startsWith('-')
    ? undefined
    : await git(folder, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]).catch(() => undefined);
  const commit = found?.toString('utf8').trim();
  if (commit !== undefined && /^[\da-f]{40,}$/.test(commit)) return commit;
  throw new CommandFailure(`${revision}: is no revision of a git repository in this folder`);
}

/** The contents in the answer of `cat-file --batch`: `id type size`, a line feed, the bytes, and a line feed. */
function splitBatch(answer: Buffer): readonly Buffer[] {
  const contents: Buffer[] = [];
  for (let at = 0; at < answer.length; ) {
    const end = answer.indexOf('\n', at);
    const size = Number(/ (\d+)$/.exec(answer.toString('latin1', at, end))?.[1] ?? 0);
    contents.push(answer.subarray(end + 1, end + 1 + size));
    at = end + size + 2;
  }
  return contents;
}

/** What git prints. It is run without a shell. */
function git(folder: string, args: readonly string[], input = ''): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    let problem = '';
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => {
      problem += chunk.toString();
    });
    child.on('error', () => reject(new CommandFailure('git cannot be run: revisions need it')));
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(chunks));
      else reject(new CommandFailure(`git ${args[0]}: ${problem.trim().split('\n')[0] || `exit code ${code}`}`));
    });
    // Where git ends early, its exit code says why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
