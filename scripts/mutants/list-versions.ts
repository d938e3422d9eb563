import { faultFleet } from '../../contracts/fault-fleet.ts';
import { rightVariants } from '../../contracts/right-variants.ts';
import type { Version } from './measure-fleet.ts';

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
