import { expect, test } from 'vitest';
import { suggestName } from './suggest-name.ts';

test.each([
  ['tpyes', 'types'],
  ['Tpyes', 'types'],
  ['typse', 'types'],
  ['type', 'types'],
  ['ytpse', undefined],
  ['stypes', 'types'],
  ['', undefined],
])('of %o among names is %o', (name, suggestion) => {
  expect(suggestName(name, ['folder', 'types', 'typess'])).toBe(suggestion);
});
