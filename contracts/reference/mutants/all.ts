import { providerFaults } from '../faults.ts';
import type { ProviderFault } from '../variants.ts';
import { errorResponseFaults } from './errors.ts';
import { lenientFaults } from './leniency.ts';
import { responseFaults } from './responses.ts';
import { transportFaults } from './transport.ts';

const families: readonly (readonly [string, ProviderFault])[] = [
  responseFaults,
  errorResponseFaults,
  lenientFaults,
  transportFaults,
  providerFaults,
].flatMap((faults: Readonly<Record<string, ProviderFault>>) => Object.entries(faults));

/**
 * Faulty versions of the reference provider by name: what a contract's strength is measured with. Each breaks one
 * documented thing; what two families have is here once.
 */
export const faultFleet: Readonly<Record<string, ProviderFault>> = Object.fromEntries(
  families.filter(([, { breaks }], index) => families.findIndex(([, other]) => other.breaks === breaks) === index),
);
