import type { MockRequest } from '../engine/exchange.ts';
import type { Random } from './random.ts';

/** How a call fails: it is never answered, its connection breaks, or it gets 503 and succeeds when it is repeated. */
export type Fault = 'timeout' | 'reset' | 'unavailable';

/** One fault for every call, or which share of the calls (0 to 1) each fault hits. */
export type Faults = Fault | { readonly [F in Fault]?: number };

/** Draws the fault of each call; undefined for a call that goes well. */
export function createFaults(faults: Faults, random: Random): (request: MockRequest) => Fault | undefined {
  const shares = typeof faults === 'string' ? { [faults]: 1 } : faults;
  const { timeout = 0, reset = 0, unavailable = 0 }: { readonly [F in Fault]?: number } = shares;
  const unavailableOnce = new Set<string>();
  return ({ method, target }) => {
    const call = `${method} ${target}`;
    if (unavailableOnce.delete(call)) return undefined;
    const drawn = random();
    if (drawn < timeout) return 'timeout';
    if (drawn < timeout + reset) return 'reset';
    if (drawn >= timeout + reset + unavailable) return undefined;
    unavailableOnce.add(call);
    return 'unavailable';
  };
}
