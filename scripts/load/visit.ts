import type { Random } from '../../mocks/behaviors/random.ts';
import type { LoadRequests } from './requests.ts';
import type { Tally } from './tally.ts';

/** How long a response may take until it is missing, in milliseconds. */
export const patience = 20_000;

/** What a client knows: where it connects to, what it can send, and who counts. */
export interface Visit {
  readonly port: number;
  /** The port of a mock that remembers, where the engine has one. */
  readonly statePort: number | undefined;
  readonly random: Random;
  readonly requests: LoadRequests;
  readonly tally: Tally;
  /** Fires when the load ends. */
  readonly signal: AbortSignal;
}
