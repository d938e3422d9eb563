import { providerFaults } from '../faults.ts';
import type { ProviderFault, RightVariant } from '../variants.ts';
import { authenticationFaults } from './authentication.ts';
import { breakdownFaults } from './breakdowns.ts';
import { conventions } from './conventions.ts';
import { errorResponseFaults } from './errors.ts';
import { lenientFaults } from './leniency.ts';
import { responseFaults } from './responses.ts';
import { strictFaults } from './strictness.ts';
import { textFaults } from './texts.ts';
import { transportFaults } from './transport.ts';
import { validForms } from './valid.ts';

const families: readonly (readonly [string, ProviderFault])[] = [
  responseFaults,
  textFaults,
  errorResponseFaults,
  authenticationFaults,
  lenientFaults,
  strictFaults,
  breakdownFaults,
  transportFaults,
  providerFaults,
].flatMap((faults: Readonly<Record<string, ProviderFault>>) => Object.entries(faults));

/**
 * Faulty versions of the reference provider by name: what a contract's strength is measured with. Each breaks one
 * documented thing; what two families have is here once.
 */
export const faultFleet: Readonly<Record<string, ProviderFault>> = Object.fromEntries(
  families.filter(([, { breaks }], index, rest) => rest.findIndex(([, other]) => other.breaks === breaks) === index),
);

/** Versions of the reference provider that are right by the page, by name: a contract that one fails is too strict. */
export const rightVariants: Readonly<Record<string, RightVariant>> = { ...validForms, ...conventions };
