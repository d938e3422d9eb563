import {
  type DescribeContractOptions,
  describeContract as declareContract,
} from '../../contracts/vitest/describe-contract.ts';
import { projectHere } from './project-here.ts';

/** The contracts of the project stand in where none are named. */
type OptionalPacts<Options> = Options extends { readonly pacts: infer Pacts }
  ? Omit<Options, 'pacts'> & { readonly pacts?: Pacts }
  : never;

const project = await projectHere();

/**
 * Declares a contract as tests of Vitest, one for each interaction: a provider that breaks one of three fails one of three.
 * An interaction that cannot be verified is skipped with the reason. Without `pacts`, the contracts of the project are
 * those that `facsimile generate` has written.
 */
export function describeContract(options: OptionalPacts<DescribeContractOptions>): void {
  declareContract({ ...options, pacts: options.pacts ?? [project('contracts')] });
}
