import { describe, expect, test } from 'vitest';
import { comparePacts } from './compare.ts';
import { formatFinding } from './finding.ts';
import { compare, interaction, messages, notesDocument } from './notes.fixture.ts';

describe('a mistake is told once:', () => {
  test('in several interactions, with the number of them', async () => {
    const [first, ...others] = ['one', 'two', 'three', 'three'].map((description) =>
      interaction({
        description,
        body: { Title: 'x' },
        rules: { $: { match: 'type' }, '$.Title': { match: 'regex', regex: '^x$' } },
      }),
    );
    const found = await compare(first ?? {}, ...others);
    expect(found.map(formatFinding)).toEqual([
      'warning app.json: "one" and 2 more interactions: response.body $.Title: the regular expression ^x$ refuses "Title value", which the document allows [response.matcher.narrow]',
    ]);
    expect(found.map(({ alsoIn }) => alsoIn)).toEqual([['two', 'three']]);
  });

  test('a required property under a misspelt name is one error, which says how it is spelt', async () => {
    expect(await messages({ request: { body: { title: 'x' } } })).toEqual([
      'error request.body $.title: is not documented; Title is, and names are sensitive to case',
    ]);
    expect(await messages({ request: { body: { Tite: 'x' } } })).toEqual([
      'error request.body $.Tite: is not documented; did you mean Title?',
    ]);
  });

  test('a misspelt property in a response is not missing too', async () => {
    const text = JSON.stringify({ interactions: [interaction({ body: { title: 'x' } })] });
    const found = await comparePacts(notesDocument, [{ path: 'app.json', text }]);
    expect(found.map(({ message }) => message)).toEqual([
      'must NOT have additional properties - title; Title is, and names are sensitive to case',
    ]);
  });
});

describe('the nearest name is told:', () => {
  test.each([
    ['POST', '/Users/1/Notes', 'POST /users/{userId}/notes is, and paths are sensitive to case'],
    ['POST', '/V1/users/1/notes', 'POST /users/{userId}/notes is, and paths are sensitive to case'],
    ['POST', '/users/4b16bcad-bcad-4b16-adbc-164badbc164b/note', 'the nearest is POST /users/{userId}/notes'],
    ['GET', '/users/4b16bcad-bcad-4b16-adbc-164badbc164b/folder', 'the nearest is GET /users/{userId}/folders'],
    ['POST', '/4b16bcad-bcad-4b16-adbc-164badbc164b/notes', 'the nearest is POST /users/{userId}/notes'],
    ['PUT', '/users/1/notes', 'the nearest is POST /users/{userId}/notes'],
  ])('of %s %s', async (method, path, hint) => {
    expect(await messages({ request: { method, path } })).toEqual([
      `error request: ${method} ${path} is not documented; ${hint}`,
    ]);
  });

  test('of a query parameter', async () => {
    expect(await messages({ request: { query: 'pagesize=2' } })).toEqual([
      'warning request.query.pagesize: Query parameter is not defined in the document: pagesize; pageSize is, and names are sensitive to case',
    ]);
  });
});

describe('an Authorization of another scheme is named as what it is:', () => {
  const sent = (value: string) =>
    messages({ request: { headers: { Authorization: value, 'Content-Type': 'application/json' } } });

  test('Basic', async () => {
    expect(await sent('Basic dXNlcjpwYXNz')).toEqual([
      'error request.headers.authorization: the Authorization is Basic, and Bearer is documented',
    ]);
  });

  test('a token without a scheme, which is not shown', async () => {
    expect(await sent('very-secret-token')).toEqual([
      'error request.headers.authorization: the Authorization names no scheme, and Bearer is documented',
    ]);
  });

  test('not a bearer token, in whatever case', async () => {
    expect(await sent('bearer token')).toEqual([]);
  });

  test('not in a request that is to be rejected', async () => {
    const request = { headers: { Authorization: 'Basic dXNlcjpwYXNz', 'Content-Type': 'application/json' } };
    expect(await messages({ request, status: 400 })).toEqual([]);
  });
});
