import { describe, expect, test } from 'vitest';
import type { VerificationFailure, VerificationResult } from '../verify/result.ts';
import { groupByCause } from './causes.ts';
import { formatCauseHeading, formatCauses } from './text.ts';

function failed(description: string, ...failures: readonly VerificationFailure[]): VerificationResult {
  return { pact: 'a.json', description, states: [], outcome: 'failed', failures, duration: 1 };
}

function wrongStatus(actual: string, expected = '400'): VerificationFailure {
  return { part: 'status', message: `expected ${expected}, received ${actual}`, expected, actual };
}

function wrongCode(actual: string): VerificationFailure {
  const message = `Expected '${actual}' (String) to be equal to 'invalidRequest' (String)`;
  return { part: 'body', at: '$.error.code', message, expected: '"invalidRequest"', actual: `"${actual}"` };
}

function missing(name: string): VerificationFailure {
  return { part: 'body', at: `$.${name}`, message: 'is missing', expected: 'a value like 1', actual: 'nothing' };
}

/** Each cause as its heading, its example and the others. */
function causes(...results: readonly VerificationResult[]) {
  return groupByCause(results).map((cause) => [
    formatCauseHeading(cause),
    cause.example.description,
    ...cause.others.map(({ description }) => description),
  ]);
}

describe('failures', () => {
  test('of one cause are one group, and the most frequent cause is the first', () => {
    expect(
      causes(failed('a', wrongStatus('201')), failed('b', wrongCode('Bad')), failed('c', wrongCode('Bad'))),
    ).toEqual([
      ['2 interactions: body $.error.code is `Bad`, expected `invalidRequest`', 'b', 'c'],
      ['1 interaction: status is 201, expected 400', 'a'],
    ]);
  });

  test('with different values in one place have one cause, which names them by their frequency', () => {
    const values = ['A', 'B', 'B'].map((value, index) => failed(`${index}`, wrongCode(value)));
    expect(causes(...values)[0]?.[0]).toBe('3 interactions: body $.error.code is `B`, `A`, expected `invalidRequest`');
    const many = ['A', 'B', 'C', 'D', 'E'].map((value) => failed(value, wrongCode(value)));
    expect(causes(...many)[0]?.[0]).toContain('is `A`, `B`, `3 other values`, expected');
  });

  test('that always come together are one cause with several differences', () => {
    const both = [missing('id'), missing('Type')];
    expect(causes(failed('a', ...both), failed('b', ...both))).toEqual([
      ['2 interactions: body $.id is missing; body $.Type is missing', 'a', 'b'],
    ]);
  });

  test('of which one interaction has two stand under both causes, each with an example of its own', () => {
    const results = [
      failed('a', missing('id'), wrongCode('Bad')),
      failed('b', wrongCode('Bad')),
      failed('c', wrongCode('Bad')),
    ];
    expect(causes(...results)).toEqual([
      ['3 interactions: body $.error.code is `Bad`, expected `invalidRequest`', 'b', 'a', 'c'],
      ['1 interaction: body $.id is missing', 'a'],
    ]);
  });

  test('that follow from another status are not causes of their own', () => {
    expect(causes(failed('a', wrongStatus('201'), missing('id')))).toEqual([
      ['1 interaction: status is 201, expected 400', 'a'],
    ]);
  });

  test('by a status that was not expected differ, but for redirects and errors of the server', () => {
    const results = [
      failed('a', wrongStatus('201')),
      failed('b', wrongStatus('400', '201')),
      failed('c', wrongStatus('502')),
      failed('d', wrongStatus('502', '201')),
      failed('e', wrongStatus('302', '401')),
    ];
    expect(causes(...results).map(([heading]) => heading)).toEqual([
      '2 interactions: status is 502, expected 400, 201',
      '1 interaction: status is 201, expected 400',
      '1 interaction: status is 400, expected 201',
      '1 interaction: status is 302, expected 401',
    ]);
  });

  test('of any other kind are told with the words of the first', () => {
    const exchange = { part: 'exchange', message: 'the provider hung up' } as const;
    const type = { part: 'body', at: '$.a', message: 'Expected 1 to be a text', expected: '"b"' } as const;
    const header = { part: 'header', at: 'X-A', message: 'differs', expected: 'one like 2', actual: '3' } as const;
    expect(
      causes(
        failed('a', exchange),
        failed('b', exchange),
        failed('c', { ...type, actual: '1' }),
        failed('d', { ...type, actual: '2' }),
        failed('e', header),
      ).map(([heading]) => heading),
    ).toEqual([
      '2 interactions: exchange: the provider hung up',
      '2 interactions: body $.a: Expected 1 to be a text (received: `1`, `2`)',
      '1 interaction: header X-A is `3`, expected one like 2',
    ]);
  });
});

test('a cause is printed with an example whole, and with the sentence and curl line of each of the others', () => {
  const page = '<html><head><title>502 Bad\nGateway</title></head><body>long</body></html>';
  const example: VerificationResult = {
    ...failed('makes a note', wrongStatus('502', '201')),
    source: 'notes.md:4',
    sent: 'POST http://h/notes\nauthorization: Bearer [hidden]\n\n{"a":1}',
    received: `HTTP 502\ncontent-type: text/html\n\n${page}`,
    curl: 'curl -i -X POST http://h/notes -H "authorization: Bearer $TOKEN" --data-raw \'{"a":1}\'',
  };
  const same = { ...example, description: 'makes another' };
  const moved = {
    ...example,
    description: 'reads',
    received: 'HTTP 502\nlocation: /login\n\nsee there',
    curl: 'curl -i http://h/notes',
  };
  expect(formatCauses([example, same, moved])).toBe(`
3 interactions: status is 502, expected 201
FAILED  makes a note
          about notes.md:4
          status: expected 201, received 502
          sent:
          | POST http://h/notes
          | authorization: Bearer [hidden]
          |
          | {"a":1}
          received:
          | HTTP 502
          | content-type: text/html
          |
          | (a page of HTML: 502 Bad Gateway)
          to send it again:
            curl -i -X POST http://h/notes -H "authorization: Bearer $TOKEN" --data-raw '{"a":1}'
the same in 2 more:
  - makes another
    curl -i -X POST http://h/notes -H "authorization: Bearer $TOKEN" --data-raw '{"a":1}'
  - reads (received Location: /login)
    curl -i http://h/notes
`);
  expect(formatCauses([])).toBe('');
  const many = Array.from({ length: 26 }, (_, index) => ({ ...same, description: `makes note ${index}` }));
  expect(formatCauses([example, ...many.slice(1)]).match(/^ +curl -i /gm)).toHaveLength(26);
  expect(formatCauses([example, ...many]).match(/^ +curl -i /gm)).toHaveLength(1);
  expect(formatCauses([example, ...many])).toContain(
    'the same in 26 more (their curl lines are in the reports, such as ',
  );
});
