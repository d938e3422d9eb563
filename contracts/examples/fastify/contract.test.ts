import { describeContract } from 'facsimile/vitest';
import { app, devices, limiter } from './app.ts';

describeContract({
  app,
  pacts: ['node_modules/add-commands/pacts'],
  states: {
    'a device exists': ({ deviceId }) => void devices.add(String(deviceId)),
    'no device has this id': ({ deviceId }) => void devices.delete(String(deviceId)),
    'the caller is throttled': {
      setup: () => {
        limiter.isClosed = true;
      },
      teardown: () => {
        limiter.isClosed = false;
      },
    },
  },
});
