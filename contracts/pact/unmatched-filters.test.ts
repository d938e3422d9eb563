import { expect, test } from 'vitest';
import type { Selection } from './select-interactions.ts';
import { describeUnmatchedFilters } from './unmatched-filters.ts';

const facsimile = (operationId: string, scenario: string) => ({ facsimile: { operationId, scenario } });
const interactions = [
  { description: 'a request to list users is answered with 200 ok', comments: facsimile('list_users', 'ok') },
  { description: 'a user without Name is rejected', comments: facsimile('add_user', 'badRequest') },
  { description: 'a user without Title is rejected' },
  { description: 'of another consumer', providerState: 'a user exists' },
];

test.each<readonly [string, Selection, readonly string[]]>([
  ['that match some are not named', { only: ['WITHOUT'], operation: ['add_user'], scenario: ['a user exists'] }, []],
  [
    'of a description suggest the nearest words',
    { only: ['wihtout name'] },
    ['no description contains `wihtout name`; did you mean `without Name`?'],
  ],
  [
    'of a description that nothing is near to suggest nothing',
    { only: ['teapot'] },
    ['no description contains `teapot`'],
  ],
  [
    'of a description that has most of the words suggest it whole',
    { only: ['list of users', 'rejected wiht titel'] },
    [
      'no description contains `list of users`; the nearest is `a request to list users is answered with 200 ok`',
      'no description contains `rejected wiht titel`; the nearest is `a user without Title is rejected`',
    ],
  ],
  [
    'of an operation suggest the nearest, whatever its case and underscores',
    { operation: ['addUser', 'list_user'] },
    [
      'no interaction has the operation `addUser`; did you mean `add_user`?',
      'no interaction has the operation `list_user`; did you mean `list_users`?',
    ],
  ],
  [
    'of an operation that nothing is near to list all',
    { operation: ['brew_coffee'] },
    ['no interaction has the operation `brew_coffee`; there are add_user, list_users'],
  ],
  [
    'of a scenario suggest a provider state too',
    { scenario: ['BadRequests', 'a user exist'] },
    [
      'no interaction has the scenario `BadRequests`; did you mean `badRequest`?',
      'no interaction has the scenario `a user exist`; did you mean `a user exists`?',
    ],
  ],
])('filters %s', (_, selection, sentences) => {
  expect(describeUnmatchedFilters(interactions, selection)).toEqual(sentences);
});

test('of many descriptions the first are named', () => {
  const many = Array.from({ length: 5 }, (_, index) => ({ description: `user ${index} is told about the weather` }));
  expect(describeUnmatchedFilters(many, { only: ['weather of tomorrow'] })).toEqual([
    'no description contains `weather of tomorrow`; the nearest are `user 0 is told about the weather`, ' +
      '`user 1 is told about the weather`, `user 2 is told about the weather` and 2 more',
  ]);
});

test('of many operations the first are listed', () => {
  const many = Array.from({ length: 20 }, (_, index) => ({ comments: facsimile(`operation-${index + 10}`, 'ok') }));
  expect(describeUnmatchedFilters(many, { operation: ['x'] })[0]).toMatch(/; there are operation-10, .* and 8 more$/);
});
