import { faultFleet } from '../../contracts/reference/mutants/all.ts';
import { rightVariants } from '../../contracts/reference/mutants/valid.ts';
import { startReferenceProvider } from '../../contracts/reference/provider.ts';
import type { ProviderVariant } from '../../contracts/reference/variants.ts';
import type { Judge } from './judge.ts';

/** A version of the reference provider. */
interface Version {
  readonly name: string;
  /** In what it is wrong, or how it is right and looks different. */
  readonly words: string;
  readonly isFaulty: boolean;
  readonly variant: ProviderVariant;
}

/** What each judge finds wrong with a version, by the judge's name; undefined: nothing. */
export interface Measured {
  readonly version: Version;
  readonly findings: ReadonlyMap<string, string | undefined>;
}

/** Has each version judged by each judge, several at once; the results are in the order of the versions. */
export async function measureFleet(
  versions: readonly Version[],
  judges: readonly Judge[],
  onMeasured: (measured: Measured) => void = () => undefined,
): Promise<readonly Measured[]> {
  const results = new Map<Version, Measured>();
  const remaining = versions.values();
  const work = async () => {
    for (const version of remaining) {
      const measured = { version, findings: await findingsOf(version, judges) };
      results.set(version, measured);
      onMeasured(measured);
    }
  };
  await Promise.all(Array.from({ length: 4 }, work));
  return versions.flatMap((version) => results.get(version) ?? []);
}

async function findingsOf({ variant }: Version, judges: readonly Judge[]): Promise<Measured['findings']> {
  const provider = await startReferenceProvider({ variant });
  const findings = new Map<string, string | undefined>();
  try {
    for (const judge of judges) findings.set(judge.name, await judge.judge(provider));
  } finally {
    await provider.close();
  }
  return findings;
}

/** The versions that a contract is measured with: the reference provider, those that look different, those with a fault. */
export function listVersions(): readonly Version[] {
  return [
    { name: 'reference', words: 'the reference provider as it is', isFaulty: false, variant: {} },
    ...Object.entries(rightVariants).map(([name, variant]) => ({
      name,
      words: variant.differs,
      isFaulty: false,
      variant,
    })),
    ...Object.entries(faultFleet).map(([name, variant]) => ({ name, words: variant.breaks, isFaulty: true, variant })),
  ];
}
