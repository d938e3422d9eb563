import { expect, test } from 'vitest';
import { type Selection, selectInteractions } from './select-interactions.ts';

const facsimile = (operationId: string, scenario: string) => ({ facsimile: { operationId, scenario } });
const pact = {
  consumer: { name: 'documentation' },
  interactions: [
    { description: 'a user is listed', comments: facsimile('list_users', 'ok') },
    { description: 'a user without Name is rejected', comments: facsimile('add_user', 'badRequest') },
    { description: 'a user without Age is rejected', comments: facsimile('add_user', 'badRequest') },
    { description: 'of another consumer, V2', providerState: 'ok' },
    { description: 'of another consumer, V3', providerStates: [{ name: 'there is a user' }, { name: 'ok' }] },
  ],
};

test.each<readonly [string, Selection, readonly number[]]>([
  ['nothing: all of them', {}, [0, 1, 2, 3, 4]],
  ['a text of the sentence, capitals or not', { only: ['WITHOUT name'] }, [1]],
  ['any of several texts', { only: ['listed', 'Age'] }, [0, 2]],
  ['an operation', { operation: ['add_user'] }, [1, 2]],
  ['a scenario, which is a provider state', { scenario: ['ok'] }, [0, 3, 4]],
  ['all that is requested at once', { only: ['user'], operation: ['add_user', 'list_users'], scenario: ['ok'] }, [0]],
  ['a name that there is not', { operation: ['add_users'] }, []],
])('%s', (_, selection, indices) => {
  const interactions = indices.map((index) => pact.interactions[index]);
  expect(selectInteractions(pact, selection)).toEqual({ consumer: pact.consumer, interactions });
});
