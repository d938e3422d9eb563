import fc from 'fast-check';
import { hostileNames } from '../../../spec/standards/hostile-names.fixture.ts';

/** Pieces of the formats, which damage turns into others of their kind. */
const pieces: readonly string[] = [
  ...['|', '||', '|:---|', '```', '``` http', '````', '~~~', '---', '#', '## Response', '### Request', '-', '* ', '> '],
  ...['<!-- {', '} -->', '<!-- {} -->', '[a](b.md)', '](', '[!INCLUDE [a](a.md)]', '**', '`'],
  ...['GET', 'POST', 'PATCH', 'HTTP/1.1 200 OK', 'HTTP/1.1 999', 'Content-Type: a/b', '"@type": "#a.b"'],
  ...['Collection(', 'String', 'Int64', 'Edm.Binary', '201 Created', 'Required.', 'Optional.', 'Read-only.', '{id}'],
  ...[
    '{"a":',
    '[[[[',
    '"',
    ',',
    ':',
    '\\u',
    '\\',
    '&#x0;',
    '&nbsp;',
    '\t',
    '   ',
    '\r',
    '*a',
    '&a',
    '<<: *a',
    '!!js/a',
  ],
  ...['(a+)+$', '^(\\w+\\s?)*$', '9007199254740993', '1e999', '-1', '2024-02-30', '#/components/schemas/a', '#/', '#'],
];

/** Words to put into texts and data: hostile names, pieces of the formats, and any characters. */
export const words: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileNames),
  fc.constantFrom(...pieces),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.tuple(fc.constantFrom(...hostileNames, ...pieces), fc.integer({ min: 2, max: 60 })).map(([w, n]) => w.repeat(n)),
);
