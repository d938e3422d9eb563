import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { createContext } from '../../cli/context.ts';
import { type PrecompiledCall, precompileCall } from './precompiled-call.ts';
import { createSetting } from './setting.ts';

test('the module of a call knows its path, judges its body, and has the documented response', async () => {
  await using resources = new AsyncDisposableStack();
  const silent = { out: () => undefined, err: () => undefined };
  const context = createContext(join(import.meta.dirname, '../../..'), silent);
  const setting = await createSetting(context, { quick: true }, resources);
  const subject = await setting.five();
  const file = await precompileCall(setting, subject, 'call');
  const call: PrecompiledCall = await import(pathToFileURL(file).href);
  expect(call).toMatchObject({ method: 'POST', needsCredentials: true, status: 201, response: { label: 'Books' } });
  expect(call.pattern.test(subject.call.target)).toBe(true);
  expect(call.pattern.test(`${subject.call.target}/17`)).toBe(false);
  expect(call.validate(JSON.parse(subject.call.body ?? ''))).toBe(true);
  expect(call.validate({ label: 'Books' })).toBe(false);
});
