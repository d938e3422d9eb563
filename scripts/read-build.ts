import envCi from 'env-ci';

/** What a CI system says of the commit that it builds. */
export interface Build {
  readonly commit?: string;
  /** Of a pull request its own branch, not the one that it is for; a tag's build has none. */
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

/** What the CI system that runs this says of its build, by its variables: nothing where it is not known, or there is none. */
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
