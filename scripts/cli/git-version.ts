import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import envCi from 'env-ci';
import type { ApplicationVersion } from '../../contracts/broker/client.ts';
import { CommandFailure } from './errors.ts';

/** What a person says about the version; the rest is taken from git, and from the CI system. */
export interface GivenVersion {
  readonly appVersion?: string;
  readonly branch?: string;
  readonly tag?: readonly string[];
}

/**
 * The version that is checked out in a folder: its commit, branch and tags, and where CI builds it.
 * @throws CommandFailure where no version is given, the folder is in no git repository and no CI system names a commit.
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

/** What a CI system says about the commit that it builds. */
export interface Build {
  readonly commit?: string;
  /** For a pull request its own branch, not its target; a tag's build has none. */
  readonly branch?: string;
  readonly url?: string;
}

/** What env-ci reads; each CI system leaves out other parts. */
interface KnownBuild {
  readonly service?: string | undefined;
  readonly commit?: string | undefined;
  readonly tag?: string | undefined;
  readonly branch?: string | undefined;
  readonly isPr?: boolean | undefined;
  readonly prBranch?: string | undefined;
  readonly buildUrl?: string | undefined;
}

/** What the CI system that runs this says about its build, by its variables: nothing where it is not known, or there is none. */
export function readBuild(environment: NodeJS.ProcessEnv, folder: string): Build {
  const build: KnownBuild & { readonly isCi: boolean } = envCi({ env: environment, cwd: folder });
  // Where no system is known, env-ci asks git.
  if (!build.service) return {};
  const { commit, buildUrl } = build;
  const branch = branchOf(build, environment);
  return {
    ...(commit && { commit }),
    ...(branch !== undefined && { branch }),
    ...(buildUrl && URL.canParse(buildUrl) && { url: buildUrl }),
  };
}

function branchOf({ tag, isPr, prBranch, branch }: KnownBuild, environment: NodeJS.ProcessEnv): string | undefined {
  if (tag) return undefined;
  // Of a pull request on GitHub, env-ci knows only what it is merged to.
  const name = isPr ? environment.GITHUB_HEAD_REF || prBranch : branch;
  // Other refs than branches are written in full. Jenkins names the remote too.
  return name && !name.startsWith('refs/') ? name.replace(/^origin\//, '') : undefined;
}
