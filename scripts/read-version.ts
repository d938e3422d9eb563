import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ApplicationVersion } from '../contracts/broker-client.ts';
import { CommandFailure } from './command-failure.ts';
import { readBuild } from './read-build.ts';

/** What a person says of the version; the rest is taken from git, and from the CI system. */
export interface GivenVersion {
  readonly appVersion?: string;
  readonly branch?: string;
  readonly tag?: readonly string[];
}

/**
 * The version that is checked out in a folder: its commit, branch and tags, and where CI builds it.
 * @throws CommandFailure where no version is given, the folder is in no git repository and no CI system tells a commit.
 */
export async function readVersion(folder: string, given: GivenVersion): Promise<ApplicationVersion> {
  const build = readBuild(process.env, folder);
  const version = given.appVersion ?? (await git(folder, 'rev-parse', 'HEAD')) ?? build.commit;
  if (version === undefined) {
    throw new CommandFailure('there is no git commit to take the version from: give one with --app-version');
  }
  // Most CI systems check out a commit, not a branch.
  const branch = given.branch ?? (await git(folder, 'symbolic-ref', '--short', 'HEAD')) ?? build.branch;
  const tags = given.tag ?? (await git(folder, 'tag', '--points-at', 'HEAD'))?.split('\n') ?? [];
  return { version, tags, ...(branch !== undefined && { branch }), ...(build.url && { buildUrl: build.url }) };
}

/** What git prints; undefined where it prints nothing, fails, or is not there. */
async function git(folder: string, ...args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('git', args, { cwd: folder });
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}
