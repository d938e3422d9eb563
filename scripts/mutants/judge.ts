import type { ReferenceProvider } from '../../contracts/reference/provider.ts';

/** One thing that a judge finds wrong with a provider. */
export interface Finding {
  /** What is wrong, in a line. */
  readonly message: string;
  /** The sentence of the interaction that finds it, where a contract does. */
  readonly interaction?: string;
  /** `page:line` of what demands it. */
  readonly source?: string | undefined;
  /** Why it is only a warning without `--strict`; undefined where a promise is broken. */
  readonly advisory?: string;
}

/** Values that an overlay gives to properties by their names (`x-doc-value`). */
export type GivenValues = Readonly<Record<string, string>>;

/** Something that distinguishes right providers from wrong ones. */
export interface Judge {
  readonly name: string;
  /** What it finds wrong with a provider: advisories, and the first broken promise, or all of them where it is exhaustive. */
  judge(provider: ReferenceProvider, values?: GivenValues): Promise<readonly Finding[]>;
}
