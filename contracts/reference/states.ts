import { isTrouble, type Trouble } from './checks.ts';

/** What Pact asks a states URL for: `{"action": "setup", "state": "a device exists", "params": {"deviceId": "device-1"}}`. */
export interface StateChange {
  readonly action?: 'setup' | 'teardown';
  readonly state?: string;
  readonly params?: { readonly deviceId?: string };
}

/** What a provider state brings about: whether its device is there, and why nobody is served. */
interface StateEffect {
  readonly knowsDevice: boolean;
  readonly trouble: Trouble | undefined;
}

/** The names of the provider states in which a provider differs from one that knows the device and serves everybody. */
const effects: Readonly<Record<string, StateEffect>> = {
  'no device has this id': { knowsDevice: false, trouble: undefined },
  'the caller is throttled': { knowsDevice: true, trouble: 'activityLimitReached' },
  itemNotFound: { knowsDevice: false, trouble: undefined },
};

/** What the state named in a change brings about; undefined at its end. */
export function effectOf({ action, state = '' }: StateChange): StateEffect | undefined {
  if (action !== 'setup') return undefined;
  if (Object.hasOwn(effects, state)) return effects[state];
  return { knowsDevice: true, trouble: isTrouble(state) ? state : undefined };
}
