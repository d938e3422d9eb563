import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ApplicationVersion } from '../contracts/broker-client.ts';
import { CommandFailure } from './command-failure.ts';

/** What a person says of the version; the rest is taken from git. */
export interface GivenVersion {
  readonly appVersion?: string;
  readonly branch?: string;
  readonly tag?: readonly string[];
}

/**
 * The version that is checked out in a folder: its commit, branch and tags, and where CI builds it.
 * @throws CommandFailure where no version is given and the folder is in no git repository.
 */
export async function readVersion(folder: string, given: GivenVersion): Promise<ApplicationVersion> {
  const version = given.appVersion ?? (await git(folder, 'rev-parse', 'HEAD'));
  if (version === undefined) {
    throw new CommandFailure('there is no git commit to take the version from: give one with --app-version');
  }
  const branch = given.branch ?? (await git(folder, 'symbolic-ref', '--short', 'HEAD')) ?? branchOfBuild(process.env);
  const tags = given.tag ?? (await git(folder, 'tag', '--points-at', 'HEAD'))?.split('\n') ?? [];
  const buildUrl = urlOfBuild(process.env);
  return { version, tags, ...(branch !== undefined && { branch }), ...(buildUrl !== undefined && { buildUrl }) };
}

/** GitHub checks out a commit, not a branch, for pull requests and tags. */
function branchOfBuild({ GITHUB_HEAD_REF, GITHUB_REF_NAME, GITHUB_REF_TYPE }: NodeJS.ProcessEnv): string | undefined {
  return GITHUB_HEAD_REF || (GITHUB_REF_TYPE === 'branch' ? GITHUB_REF_NAME : undefined);
}

function urlOfBuild(environment: NodeJS.ProcessEnv): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = environment;
  return server && repository && run ? `${server}/${repository}/actions/runs/${run}` : undefined;
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
