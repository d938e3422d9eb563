/** The words of one finding, made from its facts. A decision (`taken`) is written down for everything but an error. */
interface Words {
  readonly message: string;
  readonly note?: string;
  readonly help: string;
}

type Decided = Words & { readonly taken: string };

const error = <F>(words: (facts: F) => Words) => ({ severity: 'error', words }) as const;
const warning = <F>(words: (facts: F) => Decided) => ({ severity: 'warning', words }) as const;
const info = <F>(words: (facts: F) => Decided) => ({ severity: 'info', words }) as const;

const list = (items: readonly string[]) => items.map((item) => `\`${item}\``).join(', ');

/** Every word that the compiler can say. Each code has a page of its own, `cases/<code>.md`, that explains it. */
export const catalogue = {
  'acceptance-invalid': warning((facts: { readonly problem: string }) => ({
    message: `acceptance ${facts.problem}`,
    taken: 'nothing accepted',
    help: 'write `<!-- facsimile: accept CODE: reason -->` on the page, or `- { code: CODE, reason: … }` under `x-accept` in an overlay',
  })),
  'acceptance-unmatched': warning((facts: { readonly code: string }) => ({
    message: `acceptance matches no finding any more: \`${facts.code}\``,
    taken: 'left out of account',
    note: 'the page was mended or the compiler reads it in another way, so that the reason has no object',
    help: 'remove the acceptance',
  })),
  'annotation-not-json': warning((_: Record<never, never>) => ({
    message: 'annotation is not a JSON object',
    taken: 'annotation left out of account; the code block is read by what it holds',
    help: 'mend the JSON of the comment',
  })),
  'answer-shape-from-path': info((facts: { readonly addressed: 'one' | 'many' }) => ({
    message: `path addresses ${facts.addressed === 'one' ? 'a single thing' : 'a collection'}, but text or sample show ${facts.addressed === 'one' ? 'a collection' : 'a single thing'}`,
    taken: `${facts.addressed === 'one' ? 'the thing itself' : 'a collection in `value`'}, without an example`,
    note: 'a path that ends in a key addresses one thing; the same path without the key addresses all of them',
    help: 'show an answer to this path too',
  })),
  'api-version-not-stated': warning((facts: { readonly versions: readonly string[] }) => ({
    message: 'page states no API version',
    taken: `not guessed: the server's variable \`version\` takes ${list(facts.versions)}; an overlay sets its default`,
    note: 'neither the folder nor the sample URL nor an `@odata.context` names one; until an overlay does, the first stands, since OpenAPI demands a default',
    help: 'put the version into the URL of the sample request, for example `/v1.0/…`',
  })),
  'content-length-wrong': info((facts: { readonly stated: string; readonly lf: number; readonly crlf: number }) => ({
    message: `Content-Length says ${facts.stated}, but the body has ${facts.lf} bytes (${facts.crlf} with CRLF)`,
    taken: 'stated length left out; every mock computes its own',
    help: `write ${facts.crlf}, or leave the header out`,
  })),
  'enumeration-case': warning(
    (facts: { readonly property: string; readonly shown: string; readonly values: readonly string[] }) => ({
      message: `sample writes \`${facts.shown}\` for \`${facts.property}\`, whose values are listed with a capital letter`,
      taken: `the values as the sample spells them: ${list(facts.values)}`,
      note: "values are sensitive to case, and the service's own style is camelCase",
      help: 'list the values as the service spells them',
    }),
  ),
  'enumeration-of-flags': info((facts: { readonly property: string; readonly shown: string }) => ({
    message: `sample writes several values in one text for \`${facts.property}\`: \`${facts.shown}\``,
    taken: 'one of the listed values, or several with commas between them',
    note: 'an enumeration of flags is written so; the page does not call it one',
    help: 'say on the page that values can be combined',
  })),
  'errors-not-documented': info((_: Record<never, never>) => ({
    message: 'page documents no error answer',
    taken: "none invented; the service's overlay adds its error answers, each marked as not from this page",
    help: 'say under Response which errors the operation can give, or refer to the error reference',
  })),
  'front-matter-value-empty': info((facts: { readonly keys: readonly string[] }) => ({
    message: `front matter states no value for ${list(facts.keys)}`,
    taken: 'left out of the document',
    help: 'fill in the value or remove the key',
  })),
  'host-not-stated': info((_: Record<never, never>) => ({
    message: 'no sample request names a host',
    taken: 'document has no server; an overlay can add one',
    help: 'write the URL of the sample request in full',
  })),
  'link-target-missing': info((facts: { readonly target: string; readonly describesType: boolean }) => ({
    message: `linked page \`${facts.target}\` is not among the inputs`,
    taken: facts.describesType
      ? "type built from this page's own tables and samples, open to further properties"
      : 'link kept as plain text',
    note: 'also looked for without regard to letter case',
    help: 'add the page to the inputs, or mend the link',
  })),
  'overlay-action-invalid': error((facts: { readonly problem: string }) => ({
    message: `overlay action ${facts.problem}`,
    help: 'give the action a `target` (JSONPath), a `description` with its reason, and an `update` or `remove: true`',
  })),
  'overlay-action-unmatched': error((facts: { readonly target: string }) => ({
    message: `overlay action matches nothing any more: \`${facts.target}\``,
    note: 'the page or the compiler changed, so that a decision of people has no object',
    help: 'mend the target, or remove the action if its reason is gone',
  })),
  'overlay-not-readable': error((facts: { readonly problem: string }) => ({
    message: `overlay is not an OpenAPI Overlay document: ${facts.problem}`,
    help: 'an overlay is YAML with `overlay: 1.0.0`, `info` and a list of `actions`',
  })),
  'page-empty': error((_: Record<never, never>) => ({
    message: 'page is empty',
    help: 'give a page that documents an API operation',
  })),
  'multiplicity-contradiction': warning((facts: { readonly property: string; readonly shown: 'one' | 'many' }) => ({
    message: `sample shows ${facts.shown === 'one' ? 'a single value' : 'a list'} for \`${facts.property}\`, which a table calls ${facts.shown === 'one' ? 'a collection' : 'a single value'}`,
    taken: `${facts.shown === 'one' ? 'a single value' : 'a list'}, as the sample shows`,
    note: 'a sample is what was sent; a mock that went by the table would refuse it',
    help: 'mend the type in the table, or the sample',
  })),
  'parameter-spellings': info((facts: { readonly spellings: readonly string[]; readonly chosen: string }) => ({
    message: `one path parameter has several names: ${list(facts.spellings)}`,
    taken: `\`${facts.chosen}\` everywhere`,
    note: 'they stand at the same position after the same segment',
    help: 'use one name on the whole page',
  })),
  'permission-placeholder': warning((facts: { readonly cells: readonly string[] }) => ({
    message: `permissions not filled in: ${list(facts.cells)}`,
    taken: 'scopes unknown: the operation needs a bearer token, without scopes',
    note: 'the placeholder is not taken for the name of a scope',
    help: 'name the permissions, or write `Not supported.`',
  })),
  'property-name-case': info((facts: { readonly names: readonly string[] }) => ({
    message: `property names begin with a capital letter: ${list(facts.names)}`,
    taken: 'names kept to the letter',
    note: "the service's own style is camelCase; JSON names are sensitive to case",
    help: 'compare the names with what the service sends',
  })),
  'property-name-spelling': warning(
    (facts: { readonly table: string; readonly json: string; readonly taken: string }) => ({
      message: `table spells \`${facts.table}\` what JSON spells \`${facts.json}\``,
      taken: `\`${facts.taken}\`, ${facts.taken.charAt(0) === facts.table.charAt(0) && facts.taken.charAt(0) === facts.json.charAt(0) ? 'as it was sent' : "since the service's own style is camelCase"}`,
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
  'reference-line-with-entity': warning(
    (facts: { readonly meant: readonly string[]; readonly written: readonly string[] }) => ({
      message: 'request line ends in `/$ref`, but the page adds a whole entity',
      taken: `operations on ${list(facts.meant)}, which the evidence means; ${list(facts.written)} kept as written (\`x-doc-as-written\`)`,
      note: 'a request to `/$ref` adds a link: its body has `@odata.id` and its answer is 204 without a body',
      help: 'drop `/$ref` from the request line; an overlay can remove the operations that do not exist',
    }),
  ),
  'request-line-abbreviated': error((facts: { readonly text: string }) => ({
    message: `request line leaves part of its path out: \`${facts.text}\``,
    help: 'write the whole path, one line for each form of it',
  })),
  'request-line-error-text': error((facts: { readonly text: string }) => ({
    message: `request line holds an error text instead of a path: \`${facts.text}\``,
    note: 'the generator of the page did not find the address of the type, so the page documents no operation here',
    help: 'write the method and the path, for example `GET /users/{id}`',
  })),
  'request-line-unreadable': error((facts: { readonly text: string }) => ({
    message: `not a request line: \`${facts.text}\``,
    help: 'write a method and a path, for example `GET /users/{id}`',
  })),
  'request-lines-missing': error((_: Record<never, never>) => ({
    message: 'the HTTP request section has no request line',
    help: 'add a code block with a line such as `GET /users/{id}`',
  })),
  'request-section-missing': error((_: Record<never, never>) => ({
    message: 'page has no HTTP request section',
    note: 'operations are read from the code block under a heading `HTTP request`',
    help: 'add the section; a page about a resource or a concept is no input of its own',
  })),
  'required-but-absent': warning(
    (facts: { readonly names: readonly string[]; readonly readOnly: readonly string[] }) => ({
      message: `${list(facts.names)} listed as required in the request, but absent from the sample request`,
      taken:
        facts.readOnly.length > 0
          ? `${list(facts.readOnly)} read-only: in the response, not in the request; required are the listed properties that the sample has`
          : 'not required; required are the listed properties that the sample has',
      note: 'the sentence is boilerplate on many pages; the sample shows what a request really holds',
      help: 'take the property off the table, or put it into the sample',
    }),
  ),
  'response-wrapped': warning((facts: { readonly type: string }) => ({
    message: `sample answer wraps a single \`${facts.type}\` in \`value\``,
    taken: 'the object itself is the answer, in schema and example',
    note: 'the service wraps collections only; a generator of pages wraps everything',
    help: 'take the object out of `value`',
  })),
  'sample-not-collection': warning((_: Record<never, never>) => ({
    message: 'sample shows no collection, though the answer is one',
    taken: 'sample left out; the answer is a collection in `value`',
    help: 'show the collection, or mend what the page says of the answer',
  })),
  'sample-not-json': error((facts: { readonly problem: string }) => ({
    message: `body of the sample is not JSON, nor near it: ${facts.problem}`,
    help: 'mend the sample; JSON has no comments, no trailing commas and no ellipsis',
  })),
  'sample-repaired': warning((facts: { readonly problem: string }) => ({
    message: `body of the sample is not quite JSON: ${facts.problem}`,
    taken: 'repaired: the example holds what the sample means',
    help: 'mend the sample; JSON has no comments, no trailing commas and no ellipsis',
  })),
  'sample-value-contradicts-type': warning(
    (facts: { readonly property: string; readonly shown: string; readonly type: string }) => ({
      message: `sample shows ${facts.shown} for \`${facts.property}\`, which is ${facts.type}`,
      taken: 'the type; the example holds a value of it in this place',
      note: 'tables are the authority on types; samples often hold placeholders',
      help: 'put a real value into the sample, or mend the type',
    }),
  ),
  'sample-unused': warning((_: Record<never, never>) => ({
    message: 'sample is an example of no operation',
    taken: 'left out of the document',
    note: 'it follows no declared path while others do, belongs to no request, or is the second of its status',
    help: 'declare its path, or put it below its own request',
  })),
  'sample-url-mismatch': warning((facts: { readonly path: string }) => ({
    message: `sample URL fits no declared path: \`${facts.path}\``,
    taken: 'its body is used for the paths of its method where no other sample is; its URL is left out of account',
    help: 'make the URL of the sample follow a declared path',
  })),
  'sample-url-stray-prefix': warning(
    (facts: { readonly prefix: string; readonly host: string; readonly example: string }) => ({
      message: `sample URL has \`${facts.prefix}\` where an API version belongs`,
      taken: `host \`${facts.host}\` kept, \`${facts.prefix}\` dropped; placeholders filled with example values: \`${facts.example}\``,
      ...(facts.prefix.includes('\\')
        ? {
            note: `a URL parser turns \`\\\` into \`/\`, so copied as is this line calls /${facts.prefix.replaceAll('\\', '/')}/…`,
          }
        : {}),
      help: 'put the API version there, for example `v1.0`',
    }),
  ),
  'status-contradiction': warning((facts: { readonly told: readonly number[]; readonly shown: number }) => ({
    message: `text says ${facts.told.join(', ')}, but the sample answers with ${facts.shown}`,
    taken: `${facts.shown}, as the sample shows`,
    help: 'let text and sample name the same status',
  })),
  'status-with-body': warning((facts: { readonly status: number }) => ({
    message: `sample answers ${facts.status} with a body`,
    taken: 'body dropped',
    note: `an answer of ${facts.status} has no content (RFC 9110)`,
    help: 'drop the body, or mend the status',
  })),
  'status-not-stated': warning((_: Record<never, never>) => ({
    message: 'page states no status of the answer',
    taken: 'answer taken for 200',
    help: 'say which status the operation answers with, and show the answer',
  })),
  'type-from-path': warning(
    (facts: { readonly told: string | undefined; readonly path: string; readonly shown: boolean }) => ({
      message:
        facts.told === undefined
          ? `text names no type for this path, which ends in that of \`${facts.path}\``
          : `text names \`${facts.told}\`, but the path ends in that of \`${facts.path}\``,
      taken: `\`${facts.path}\`, ${facts.shown ? 'which has more of what the sample shows' : 'since no sample shows an answer to this path'}`,
      note: 'the paths of this page are about several things, and its text names but one',
      help: 'say for each path what it answers with',
    }),
  ),
  'type-not-documented': info((facts: { readonly type: string; readonly known: readonly string[] }) => ({
    message: `type \`${facts.type}\` is documented nowhere in the inputs`,
    taken:
      facts.known.length > 0
        ? `an open object with the properties that the samples show: ${list(facts.known)} (optional)`
        : 'an open object',
    help: "add the type's own page to the inputs",
  })),
} as const;

export type DiagnosticCode = keyof typeof catalogue;

/** The facts that the words of a code are made from. */
export type Facts<Code extends DiagnosticCode> = Parameters<(typeof catalogue)[Code]['words']>[0];

export const diagnosticCodes = Object.keys(catalogue) as readonly DiagnosticCode[];
