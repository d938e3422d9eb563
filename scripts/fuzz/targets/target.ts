import type fc from 'fast-check';
import type { FuzzInput } from '../inputs/input.ts';
import type { Seeds } from '../inputs/seeds.ts';
import type { Depth } from '../oracles/promise.ts';

/** A part of Facsimile that inputs are thrown at. */
export interface Target {
  readonly name: string;
  /** Its part of the time, in relation to those of the others. */
  readonly share: number;
  /** @param resources what it leaves behind is disposed with them */
  readonly open: (seeds: Seeds, resources: AsyncDisposableStack) => OpenTarget | Promise<OpenTarget>;
}

/** A target that is ready. */
export interface OpenTarget {
  readonly inputs: fc.Arbitrary<FuzzInput>;
  /** @throws Flaw where something is promised that does not hold; whatever else is thrown is a crash. */
  readonly judge: (input: FuzzInput, depth: Depth) => void | Promise<void>;
}
