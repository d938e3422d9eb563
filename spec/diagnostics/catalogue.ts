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
  'accepted-without-body': info((facts: { readonly type: string }) => ({
    message: `text links to \`${facts.type}\`, but no sample shows the body of 202`,
    taken: 'answer without a body',
    note: 'what 202 promises comes later, and from another address',
    help: 'show the answer, if it has a body',
  })),
  'annotation-not-json': warning((_: Record<never, never>) => ({
    message: 'annotation is not a JSON object',
    taken: 'annotation left out of account; the code block is read by what it holds',
    help: 'mend the JSON of the comment',
  })),
  'answer-body-not-stated': info((_: Record<never, never>) => ({
    message: 'page neither says what the answer holds nor shows it',
    taken: 'answer without a body',
    help: 'say what the answer holds, or that it has no body',
  })),
  'answer-shape-contradiction': warning((facts: { readonly shown: 'one' | 'many' }) => ({
    message: `text says ${facts.shown === 'one' ? 'a collection' : 'a single thing'}, but sample shows ${facts.shown === 'one' ? 'a single thing' : 'a collection'}`,
    taken: `${facts.shown === 'one' ? 'a single thing' : 'a collection in `value`'}, as the sample shows`,
    help: 'let text and sample answer with the same',
  })),
  'answer-shape-from-path': info((facts: { readonly addressed: 'one' | 'many' }) => ({
    message: `path addresses ${facts.addressed === 'one' ? 'a single thing' : 'a collection'}, but text or sample show ${facts.addressed === 'one' ? 'a collection' : 'a single thing'}`,
    taken: `${facts.addressed === 'one' ? 'the thing itself' : 'a collection in `value`'}, without an example`,
    note: 'a path that ends in a key addresses one thing; the same path without the key addresses all of them',
    help: 'show an answer to this path too',
  })),
  'answer-type-contradiction': warning((facts: { readonly told: string; readonly shown: string }) => ({
    message: `annotation says \`${facts.shown}\`, but text links to \`${facts.told}\``,
    taken: `\`${facts.shown}\``,
    help: 'let text and annotation name the same type',
  })),
  'api-version-not-stated': warning((facts: { readonly versions: readonly string[] }) => ({
    message: 'page states no API version',
    taken: `not guessed: the server's variable \`version\` takes ${list(facts.versions)}; an overlay sets its default`,
    note: 'neither the folder nor the sample URL nor an `@odata.context` names one; until an overlay does, the first stands, since OpenAPI demands a default',
    help: 'put the version into the URL of the sample request, for example `/v1.0/…`',
  })),
  'body-type-not-stated': info((facts: { readonly side: 'request' | 'answer' }) => ({
    message: `page names no type for the body of the ${facts.side}`,
    taken: 'what the sample shows: its properties are optional, and further ones may pass',
    help: 'link to the page about its type, or list its properties in a table',
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
  'entity-not-shown': warning((facts: { readonly type: string }) => ({
    message: `request body is of \`${facts.type}\`, says the page, but neither table nor sample has a property of it`,
    taken: 'the properties of table and sample',
    note: 'the entity may be inside of the body, or the text may be about the answer',
    help: 'say what the body holds',
  })),
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
  'host-contradiction': warning((facts: { readonly hosts: readonly string[]; readonly chosen: string }) => ({
    message: `page names several hosts: ${list(facts.hosts)}`,
    taken: `\`${facts.chosen}\` for all operations of the page`,
    note: 'the first host before a declared path counts, else the first before an API version',
    help: 'write the same host in all requests, or say why another one is asked',
  })),
  'host-not-stated': info((_: Record<never, never>) => ({
    message: 'no sample request of a declared path names a host',
    taken: 'document has no server; an overlay can add one',
    help: 'write the URL of the sample request in full',
  })),
  'link-target-missing': info(
    (facts: { readonly target: string; readonly describesType: boolean; readonly isOutside: boolean }) => ({
      message: `linked page \`${facts.target}\` is not among the inputs`,
      taken: facts.describesType
        ? "type built from this page's own tables and samples, open to further properties"
        : 'link kept as plain text',
      note: facts.isOutside
        ? 'it lies outside the folder of the pages; a folder is compiled without what lies beside it'
        : 'also looked for without regard to letter case',
      help: facts.isOutside
        ? 'compile the folder that holds both pages, or mend the link'
        : 'add the page to the inputs, or mend the link',
    }),
  ),
  'null-in-sample': info((facts: { readonly names: readonly string[] }) => ({
    message: `sample shows null for ${list(facts.names)}`,
    taken: 'may be null; what no sample shows as null may not',
    note: 'no table of this format says what may be null, and null often stands for any value',
    help: 'put real values into the sample where null is not meant',
  })),
  'operation-merged': info(
    (facts: {
      readonly operation: string;
      readonly isSamePage: boolean;
      readonly alternatives: readonly string[];
    }) => ({
      message: `\`${facts.operation}\` is declared on ${facts.isSamePage ? 'this page' : 'another page'} too`,
      taken: [
        'one operation with the examples, answers and parameters of both; what only one can say, such as its summary, permissions and the names of path parameters, is as the first says',
        ...facts.alternatives.map((body) => `the ${body} is of any of their types (\`anyOf\`)`),
      ].join('; '),
      note: 'OpenAPI has one operation for a path and method; names of parameters do not tell paths apart',
      help: 'declare it once, or make the paths differ if they are two operations',
    }),
  ),
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
  'media-type-not-stated': info((_: Record<never, never>) => ({
    message: 'sample states no Content-Type, and its body begins with `<`',
    taken: 'bytes, `application/octet-stream`, and not JSON',
    help: 'state the Content-Type in the sample',
  })),
  'multiplicity-contradiction': warning((facts: { readonly property: string; readonly shown: 'one' | 'many' }) => ({
    message: `sample shows ${facts.shown === 'one' ? 'a single value' : 'a list'} for \`${facts.property}\`, which a table calls ${facts.shown === 'one' ? 'a collection' : 'a single value'}`,
    taken: `${facts.shown === 'one' ? 'a single value' : 'a list'}, as the sample shows`,
    note: 'a sample is what was sent; a mock that went by the table would refuse it',
    help: 'mend the type in the table, or the sample',
  })),
  'parameter-not-in-path': info((facts: { readonly names: readonly string[] }) => ({
    message: `table lists ${list(facts.names)}, for which no request line has a place`,
    taken: 'query parameters, optional unless their description begins with `Required`',
    note: 'a parameter that a request line spells in another way looks like this too',
    help: 'write the parameter into the request line, or list it among the query parameters',
  })),
  'parameter-spellings': info((facts: { readonly spellings: readonly string[]; readonly chosen: string }) => ({
    message: `one path parameter has several names: ${list(facts.spellings)}`,
    taken: `\`${facts.chosen}\` everywhere`,
    note: 'they stand at the same position after the same segment',
    help: 'use one name on the whole page',
  })),
  'parameter-type-composed': info((facts: { readonly names: readonly string[] }) => ({
    message: `parameters are of types that no address can hold as they are: ${list(facts.names)}`,
    taken: 'text',
    help: 'say how the parameter is written in an address',
  })),
  'parameter-type-not-stated': info((facts: { readonly names: readonly string[] }) => ({
    message: `table states no type for the parameters ${list(facts.names)}`,
    taken: 'text',
    help: 'give the table a column with types',
  })),
  'permission-placeholder': warning((facts: { readonly cells: readonly string[] }) => ({
    message: `permissions not filled in: ${list(facts.cells)}`,
    taken: 'scopes unknown: the operation needs a bearer token, without scopes',
    note: 'the placeholder is not taken for the name of a scope',
    help: 'name the permissions, or write `Not supported.`',
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
  'request-body-contradiction': warning((_: Record<never, never>) => ({
    message: 'text says that there is no request body, but table or sample have one',
    taken: 'the body of table and sample',
    help: 'take the sentence off the page, or the body',
  })),
  'request-body-not-shown': info((_: Record<never, never>) => ({
    message: 'text or table tell of a request body, but the sample request has none',
    taken: 'a body that may be left out',
    help: 'show the body in the sample',
  })),
  'request-line-abbreviated': error((facts: { readonly text: string }) => ({
    message: `request line leaves part of its path out: \`${facts.text}\``,
    help: 'write the whole path, one line for each form of it',
  })),
  'request-line-cleaned': info(
    (facts: { readonly oddities: readonly string[]; readonly paths: readonly string[] }) => ({
      message: `request line has ${facts.oddities.join(', ')}`,
      taken: `for the path${facts.paths.length === 1 ? '' : 's'} ${list(facts.paths)}`,
      note: 'the service reads an address to the letter, so copied as is the line may lead elsewhere',
      help: 'write the method in capitals, a blank, and the path from its first `/`',
    }),
  ),
  'request-line-error-text': error((facts: { readonly text: string }) => ({
    message: `request line holds an error text instead of a path: \`${facts.text}\``,
    note: 'the generator of the page did not find the address of the type, so the page documents no operation here',
    help: 'write the method and the path, for example `GET /users/{id}`',
  })),
  'request-line-query': info((facts: { readonly names: readonly string[] }) => ({
    message: `request line has query options: ${list(facts.names)}`,
    taken: 'optional query parameters of type string, unless a table says more; the path ends before them',
    note: 'a path of OpenAPI has no query, so lines that differ in it alone are one operation',
    help: 'list the options in a table under Optional query parameters',
  })),
  'request-line-sample-key': warning((facts: { readonly values: readonly string[] }) => ({
    message: `request line has the key of a sample where a placeholder belongs: ${list(facts.values)}`,
    taken: 'a path parameter in its place, named after the segment before it',
    note: 'taken to the letter, the operation would be about that one thing',
    help: 'write a placeholder, for example `{id}`',
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
  'required-not-taken': warning((facts: { readonly names: readonly string[]; readonly isUpdate: boolean }) => ({
    message: `${list(facts.names)} listed as required, but ${facts.isUpdate ? 'the operation creates nothing' : 'no sample request shows them'}`,
    taken: 'not required',
    note: 'the sentence is boilerplate on many pages; the sample shows what a request really holds',
    help: facts.isUpdate ? 'take the sentence off the page' : 'show a request',
  })),
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
  'sample-url-case': info((facts: { readonly shown: string; readonly declared: string }) => ({
    message: `sample URL has \`${facts.shown}\` where the request line has \`${facts.declared}\``,
    taken: `\`${facts.declared}\`, as the request line`,
    note: 'paths are sensitive to case, though some services take them in any',
    help: 'write the segment in the same letters everywhere',
  })),
  'sample-url-mismatch': warning(
    (facts: { readonly path: string; readonly use: 'shared' | 'other-host' | 'other-samples' | 'no-path' }) => ({
      message: `sample URL fits no declared path: \`${facts.path}\``,
      taken: {
        shared: 'its body is used for the paths of its method; its URL is left out of account',
        'other-host': 'left out, since it goes to another host: no API version stands behind it',
        'other-samples': 'left out, since other samples are nearer to the paths of its method',
        'no-path': 'left out, since no path of its method is declared that could have it',
      }[facts.use],
      help: 'make the URL of the sample follow a declared path',
    }),
  ),
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
    taken: 'answer taken for 200, with a body only where text or sample tell of one',
    help: 'say which status the operation answers with, and show the answer',
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
  'type-merged': warning((facts: { readonly type: string; readonly names: readonly string[] }) => ({
    message: `\`${facts.type}\` has other types for ${list(facts.names)} here than before`,
    taken: 'the types that stand first',
    note: 'a type of that name is one component of the document, with the properties of all that use it; required is what all of them require',
    help: 'describe the type on a page of its own, or let all samples and tables agree',
  })),
  'type-not-documented': info(
    (facts: { readonly type: string; readonly known: readonly string[]; readonly taken?: string }) => ({
      message: `type \`${facts.type}\` is documented nowhere in the inputs`,
      taken:
        facts.taken !== undefined
          ? `${facts.taken}, since no sample shows an object`
          : facts.known.length > 0
            ? `an open object with the properties that the samples show: ${list(facts.known)} (optional)`
            : 'an open object',
      help: "add the type's own page to the inputs",
    }),
  ),
  'version-contradiction': warning(
    (facts: { readonly shown: string; readonly chosen: string; readonly isFolder: boolean }) => ({
      message: `\`${facts.shown}\` stands here, but ${facts.isFolder ? `the page is in the folder of \`${facts.chosen}\`` : `the page says \`${facts.chosen}\` first`}`,
      taken: `\`${facts.chosen}\``,
      note: 'what one version answers, another may not know',
      help: 'write the version that the page is about',
    }),
  ),
} as const;

export type DiagnosticCode = keyof typeof catalogue;

/** The facts that the words of a code are made from. */
export type Facts<Code extends DiagnosticCode> = Parameters<(typeof catalogue)[Code]['words']>[0];

export const diagnosticCodes = Object.keys(catalogue) as readonly DiagnosticCode[];
