import { info, list, warning } from './define.ts';

/** The findings about types, properties and enumerations. */
export const typeWords = {
  'enumeration-case': warning(
    (facts: { readonly property: string; readonly sampleValue: string; readonly values: readonly string[] }) => ({
      message: `sample writes \`${facts.sampleValue}\` for \`${facts.property}\`, whose values are listed with a capital letter`,
      taken: `the values as the sample spells them: ${list(facts.values)}`,
      note: "values are case-sensitive, and the service's own style is camelCase",
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
    note: 'enumerations of flags are written like this, but the page does not say that it is one',
    help: 'say on the page that values can be combined',
  })),
  'enumeration-too-large': warning((facts: { readonly count: number; readonly limit: number }) => ({
    message: `table lists ${facts.count} values of an enumeration, more than ${facts.limit}`,
    taken: 'text, without a list of values',
    note: 'a document repeats the values of an enumeration at each property of the type',
    help: 'describe the values in words',
  })),
  'inheritance-too-deep': warning(
    (facts: { readonly type: string; readonly base: string; readonly limit: number }) => ({
      message: `\`${facts.type}\` inherits from \`${facts.base}\`, which inherits from ${facts.limit} types itself`,
      taken: `\`${facts.type}\` inherits from nothing`,
      note: 'programs that read the document follow each type through everything it inherits from',
      help: 'shorten the chain of types that inherit from each other',
    }),
  ),
  'multiplicity-contradiction': warning((facts: { readonly property: string; readonly inSample: 'one' | 'many' }) => ({
    message: `sample shows ${facts.inSample === 'one' ? 'a single value' : 'a list'} for \`${facts.property}\`, which a table calls ${facts.inSample === 'one' ? 'a collection' : 'a single value'}`,
    taken: `${facts.inSample === 'one' ? 'a single value' : 'a list'}, as the sample shows`,
    note: 'a sample is what was really sent; a mock that followed the table would reject it',
    help: 'correct the type in the table, or the sample',
  })),
  'null-in-sample': info((facts: { readonly names: readonly string[] }) => ({
    message: `sample shows null for ${list(facts.names)}`,
    taken: 'these properties may be null; properties that no sample shows as null may not',
    note: 'tables of this format never say what may be null, and null is often a placeholder',
    help: 'put real values into the sample where null is not meant',
  })),
  'property-listed-twice': warning((facts: { readonly names: readonly string[] }) => ({
    message: `page lists ${list(facts.names)} twice, with different types`,
    taken: 'the first',
    help: 'list the property once',
  })),
  'property-name-case': info((facts: { readonly names: readonly string[] }) => ({
    message: `property names begin with a capital letter: ${list(facts.names)}`,
    taken: 'names kept exactly as written',
    note: "the service's own style is camelCase; JSON names are case-sensitive",
    help: 'compare the names with what the service sends',
  })),
  'property-name-spelling': warning(
    (facts: { readonly table: string; readonly json: string; readonly chosen: string }) => ({
      message: `table spells \`${facts.table}\` what JSON spells \`${facts.json}\``,
      taken: `\`${facts.chosen}\`, ${facts.table.charAt(0) === facts.json.charAt(0) ? 'as it was sent' : "since the service's own style is camelCase"}`,
      note: 'names in JSON are case-sensitive: with the other spelling, a request has an unknown property',
      help: 'use the spelling that the service sends in both places',
    }),
  ),
  'property-not-listed': info((facts: { readonly names: readonly string[]; readonly table: string }) => ({
    message: `sample shows ${list(facts.names)}, which ${facts.table} does not list`,
    taken: 'optional, of the type that the sample shows',
    note: 'a name that is spelled in two ways also causes this finding',
    help: 'list the property, or remove it from the sample',
  })),
  'property-type-contradiction': warning((facts: { readonly property: string; readonly here: string }) => ({
    message: `property \`${facts.property}\` has another type here (\`${facts.here}\`) than on the page about its type`,
    taken: "the type of the type's own page",
    help: 'make both tables name the same type',
  })),
  'type-alternatives': info((facts: { readonly text: string; readonly chosen: string }) => ({
    message: `cell names several types: \`${facts.text}\``,
    taken: `\`${facts.chosen}\``,
    note: 'the first type is used, or the more specific one where a second type follows in brackets',
    help: 'name only the type that the service uses',
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
          ? `text names no type for this path, which ends in the name of \`${facts.path}\``
          : `text names \`${facts.namedType}\`, but the path ends in the name of \`${facts.path}\``,
      taken: `\`${facts.path}\`, ${facts.isSampled ? 'which matches the sample better' : 'since no sample shows a response to this path'}`,
      note: 'the paths of this page are about several types, but its text names only one',
      help: 'describe the response of each path',
    }),
  ),
  'type-merged': warning((facts: { readonly type: string; readonly names: readonly string[] }) => ({
    message: `\`${facts.type}\` has different types for ${list(facts.names)} here than before`,
    taken: 'the first definition of each type',
    note: 'types of the same name become one component of the document, with the properties of all of them; only what all of them require is required',
    help: 'describe the type on its own page, or make all samples and tables agree',
  })),
  'type-not-documented': info(
    (facts: { readonly type: string; readonly known: readonly string[]; readonly assumedType?: string }) => ({
      message: `type \`${facts.type}\` is not documented in the inputs`,
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
