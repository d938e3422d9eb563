import { frameworkProviders } from '../../contracts/reference/frameworks/all.ts';
import { faultFleet, rightVariants } from '../../contracts/reference/mutants/all.ts';
import { type ReferenceProvider, startReferenceProvider } from '../../contracts/reference/provider.ts';
import type { Finding, GivenValues, Judge } from './judge.ts';

/** What is said of a provider that a contract is measured with. */
interface VersionDescription {
  readonly name: string;
  /** In what it is wrong, or how it differs and why it is right. */
  readonly words: string;
  readonly isFaulty: boolean;
  /** Why no contract can judge it rightly, where that is known. */
  readonly gap?: string | undefined;
}

/** A provider that a contract is measured with. */
export interface Version extends VersionDescription {
  /** Values that an overlay gives for it, by the names of properties. */
  readonly values?: GivenValues | undefined;
  start(): Promise<ReferenceProvider>;
}

/** What each judge finds wrong with a version, by the judge's name. */
export interface Measured {
  readonly version: VersionDescription;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
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

async function findingsOf(version: Version, judges: readonly Judge[]): Promise<Measured['findings']> {
  const provider = await version.start();
  const findings = new Map<string, readonly Finding[]>();
  try {
    for (const judge of judges) findings.set(judge.name, await judge.judge(provider, version.values));
  } finally {
    await provider.close();
  }
  return findings;
}

/** The providers that a contract is measured with: right ones in their frameworks and forms, and those with a fault. */
export function listVersions(): readonly Version[] {
  return [
    { name: 'reference', words: 'the reference provider as it is', isFaulty: false, start: startReferenceProvider },
    ...Object.entries(frameworkProviders).map(
      ([name, { differs, because, values, start }]): Version => ({
        name,
        words: `${differs}; ${because}`,
        isFaulty: false,
        values,
        start,
      }),
    ),
    ...Object.entries(rightVariants).map(
      ([name, variant]): Version => ({
        name,
        words: `${variant.differs}; ${variant.because}`,
        isFaulty: false,
        gap: variant.gap,
        start: () => startReferenceProvider({ variant }),
      }),
    ),
    ...Object.entries(faultFleet).map(
      ([name, variant]): Version => ({
        name,
        words: variant.breaks,
        isFaulty: true,
        gap: variant.gap,
        start: () => startReferenceProvider({ variant }),
      }),
    ),
  ];
}
