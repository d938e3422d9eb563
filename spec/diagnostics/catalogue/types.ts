import { info, list, warning } from './define.ts';

/** What is said of types, properties and enumerations. */
export const typeWords = {
  'enumeration-case': warning(
    (facts: { readonly property: string; readonly sampleValue: string; readonly values: readonly string[] }) => ({
      message: `sample writes \`${facts.sampleValue}\` for \`${facts.property}\`, whose values are listed with a capital letter`,
      taken: `the values as the sample spells them: ${list(facts.values)}`,
      note: "values are sensitive to case, and the service's own style is camelCase",
      help: 'list the values as the service spells them',
    }),
  ),
  'enumeration-contradiction': warning(
    (facts: {
      readonly property: string;
      readonly differing: readonly string[];
      readonly values: readonly string[];
    }) => ({
      message: `description of \`${facts.property}\` and table of its values differ in ${list(facts.differing)}`,
      taken: `the values of the table: ${list(facts.values)}`,
      help: 'list the same values in both places',
    }),
  ),
  'enumeration-of-flags': info((facts: { readonly property: string; readonly sampleText: string }) => ({
    message: `sample writes several values in one text for \`${facts.property}\`: \`${facts.sampleText}\``,
    taken: 'one of the listed values, or several with commas between them',
    note: 'an enumeration of flags is written so; the page does not call it one',
    help: 'say on the page that values can be combined',
  })),
  'enumeration-too-large': warning((facts: { readonly count: number; readonly limit: number }) => ({
    message: `table lists ${facts.count} values of an enumeration, more than ${facts.limit}`,
    taken: 'text, without a list of values',
    note: 'a document lists the values of an enumeration at each property of the type',
    help: 'say in words what the values are',
  })),
  'inheritance-too-deep': warning(
    (facts: { readonly type: string; readonly base: string; readonly limit: number }) => ({
      message: `\`${facts.type}\` inherits from \`${facts.base}\`, which inherits from ${facts.limit} types itself`,
      taken: `\`${facts.type}\` inherits from nothing`,
      note: 'programs that read the document follow each type to all that it inherits from',
      help: 'shorten the line of types that inherit from each other',
    }),
  ),
  'multiplicity-contradiction': warning((facts: { readonly property: string; readonly inSample: 'one' | 'many' }) => ({
    message: `sample shows ${facts.inSample === 'one' ? 'a single value' : 'a list'} for \`${facts.property}\`, which a table calls ${facts.inSample === 'one' ? 'a collection' : 'a single value'}`,
    taken: `${facts.inSample === 'one' ? 'a single value' : 'a list'}, as the sample shows`,
    note: 'a sample is what was sent; a mock that went by the table would reject it',
    help: 'mend the type in the table, or the sample',
  })),
  'null-in-sample': info((facts: { readonly names: readonly string[] }) => ({
    message: `sample shows null for ${list(facts.names)}`,
    taken: 'may be null; what no sample shows as null may not',
    note: 'no table of this format says what may be null, and null often stands for any value',
    help: 'put real values into the sample where null is not meant',
  })),
  'property-listed-twice': warning((facts: { readonly names: readonly string[] }) => ({
    message: `table lists ${list(facts.names)} twice, with another type each time`,
    taken: 'the row that stands first',
    help: 'list the property once',
  })),
  'property-name-case': info((facts: { readonly names: readonly string[] }) => ({
    message: `property names begin with a capital letter: ${list(facts.names)}`,
    taken: 'names kept to the letter',
    note: "the service's own style is camelCase; JSON names are sensitive to case",
    help: 'compare the names with what the service sends',
  })),
  'property-name-spelling': warning(
    (facts: { readonly table: string; readonly json: string; readonly chosen: string }) => ({
      message: `table spells \`${facts.table}\` what JSON spells \`${facts.json}\``,
      taken: `\`${facts.chosen}\`, ${facts.table.charAt(0) === facts.json.charAt(0) ? 'as it was sent' : "since the service's own style is camelCase"}`,
      note: 'names in JSON are sensitive to case: a request with the other spelling is one with an unknown property',
      help: 'spell the name in both as the service sends it',
    }),
  ),
  'property-not-listed': info((facts: { readonly names: readonly string[]; readonly table: string }) => ({
    message: `sample shows ${list(facts.names)}, which ${facts.table} does not list`,
    taken: 'optional, of the type that the sample shows',
    note: 'a name that is spelled in two ways looks like this too',
    help: 'list the property, or take it out of the sample',
  })),
  'property-type-contradiction': warning((facts: { readonly property: string; readonly here: string }) => ({
    message: `property \`${facts.property}\` has another type here (\`${facts.here}\`) than on the page about its type`,
    taken: "the type of the type's own page",
    help: 'let both tables name the same type',
  })),
  'type-alternatives': info((facts: { readonly text: string; readonly chosen: string }) => ({
    message: `cell names several types: \`${facts.text}\``,
    taken: `\`${facts.chosen}\``,
    note: 'of several the first, but of one in brackets behind another the nearer',
    help: 'name the one type that the service has',
  })),
  'type-cell-unreadable': warning((facts: { readonly text: string }) => ({
    message: facts.text === '' ? 'row names no type' : `cell names no type: \`${facts.text}\``,
    taken: "the type on the type's own page, else what samples show, else any JSON value; for a parameter, text",
    help: 'name a type, for example `String` or a link to the page about it',
  })),
  'type-from-path': warning(
    (facts: { readonly namedType: string | undefined; readonly path: string; readonly isSampled: boolean }) => ({
      message:
        facts.namedType === undefined
          ? `text names no type for this path, which ends in that of \`${facts.path}\``
          : `text names \`${facts.namedType}\`, but the path ends in that of \`${facts.path}\``,
      taken: `\`${facts.path}\`, ${facts.isSampled ? 'which has more of what the sample shows' : 'since no sample shows a response to this path'}`,
      note: 'the paths of this page are about several things, and its text names but one',
      help: 'say for each path what the response is',
    }),
  ),
  'type-merged': warning((facts: { readonly type: string; readonly names: readonly string[] }) => ({
    message: `\`${facts.type}\` has other types for ${list(facts.names)} here than before`,
    taken: 'the types that stand first',
    note: 'a type of that name is one component of the document, with the properties of all that use it; required is what all of them require',
    help: 'describe the type on a page of its own, or let all samples and tables agree',
  })),
  'type-not-documented': info(
    (facts: { readonly type: string; readonly known: readonly string[]; readonly assumedType?: string }) => ({
      message: `type \`${facts.type}\` is documented nowhere in the inputs`,
      taken:
        facts.assumedType !== undefined
          ? `${facts.assumedType}, since no sample shows an object`
          : facts.known.length > 0
            ? `an open object with the properties that the samples show: ${list(facts.known)} (optional)`
            : 'an open object',
      help: "add the type's own page to the inputs",
    }),
  ),
} as const;
