import type { ReferenceProvider } from '../../contracts/reference/provider.ts';

/** Something that distinguishes right providers from wrong ones. */
export interface Judge {
  readonly name: string;
  /** What it first finds wrong with a provider, in a line; undefined: nothing. */
  judge(provider: ReferenceProvider): Promise<string | undefined>;
}
