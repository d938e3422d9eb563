import { error, info, list, warning } from './define.ts';

/** What is said of request lines, paths, parameters, hosts and versions. */
export const requestWords = {
  'api-version-not-stated': warning((facts: { readonly versions: readonly string[]; readonly sources: string }) => ({
    message: 'page states no API version',
    taken: `not guessed: the server's variable \`version\` takes ${list(facts.versions)}; an overlay sets its default`,
    note: `${facts.sources} names one; until an overlay does, the first stands, since OpenAPI demands a default`,
    help: 'put the version into the URL of the sample request, for example `/v1.0/…`',
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
  'operation-merged': info(
    (facts: {
      readonly operation: string;
      readonly isSamePage: boolean;
      readonly alternatives: readonly string[];
    }) => ({
      message: `\`${facts.operation}\` is declared on ${facts.isSamePage ? 'this page' : 'another page'} too`,
      taken: [
        'one operation with the examples, responses and parameters of both; what only one can say, such as its summary, permissions and the names of path parameters, is as the first says',
        ...facts.alternatives.map((body) => `the ${body} is of any of their types (\`anyOf\`)`),
      ].join('; '),
      note: 'OpenAPI has one operation for a path and method; names of parameters do not tell paths apart',
      help: 'declare it once, or make the paths differ if they are two operations',
    }),
  ),
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
  'parameter-type-not-primitive': info((facts: { readonly names: readonly string[] }) => ({
    message: `parameters are of types that no address can hold as they are: ${list(facts.names)}`,
    taken: 'text',
    help: 'say how the parameter is written in an address',
  })),
  'parameter-type-not-stated': info((facts: { readonly names: readonly string[] }) => ({
    message: `table states no type for the parameters ${list(facts.names)}`,
    taken: 'text',
    help: 'give the table a column with types',
  })),
  'path-not-encoded': warning((facts: { readonly segment: string; readonly encoded: string }) => ({
    message: `\`${facts.segment}\` cannot stand in the path of a request`,
    taken: `\`${facts.encoded}\`, in which each such character is percent-encoded`,
    note: 'in a URI a `%` begins an escape of two hexadecimal digits, and a `#` ends the path (RFC 3986)',
    help: 'write the path as it is sent',
  })),
  'reference-line-with-entity': warning(
    (facts: {
      readonly meant: readonly string[];
      readonly written: readonly string[];
      /** The last segment of a path to a link, and the property that a link has. */
      readonly segment: string;
      readonly property: string;
    }) => ({
      message: `request line ends in \`/${facts.segment}\`, but the page adds a whole entity`,
      taken: `operations on ${list(facts.meant)}, which the evidence means; ${list(facts.written)} kept as written (\`x-doc-as-written\`)`,
      note: `a request to \`/${facts.segment}\` adds a link: its body has \`${facts.property}\` and its response is 204 without a body`,
      help: `drop \`/${facts.segment}\` from the request line; an overlay can remove the operations that do not exist`,
    }),
  ),
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
  'request-line-unreadable': error((facts: { readonly text: string; readonly limit: number | undefined }) => ({
    message: `not a request line: \`${facts.text}\``,
    ...(facts.limit === undefined ? {} : { note: `it has more than ${facts.limit} characters` }),
    help: 'write a method and a path, for example `GET /users/{id}`',
  })),
  'request-lines-missing': error((_: Record<never, never>) => ({
    message: 'the HTTP request section has no request line',
    help: 'add a code block with a line such as `GET /users/{id}`',
  })),
  'request-lines-too-many': error(
    (facts: {
      readonly count: number;
      readonly limit: number;
      readonly mostLines: number;
      readonly mostRepeated: number;
    }) => ({
      message: `page has ${facts.count} request lines; the first ${facts.limit} are documented, the others are left out`,
      note: `a page may have ${facts.mostLines} request lines, and fewer where it is long: each operation repeats what the page says of all, and together they may repeat ${facts.mostRepeated} characters`,
      help: 'divide the page into several pages',
    }),
  ),
  'request-section-missing': error((_: Record<never, never>) => ({
    message: 'page has no HTTP request section',
    note: 'operations are read from the code block under a heading `HTTP request`',
    help: 'add the section; a page about a resource or a concept is no input of its own',
  })),
  'sample-url-case': info((facts: { readonly inSample: string; readonly declared: string }) => ({
    message: `sample URL has \`${facts.inSample}\` where the request line has \`${facts.declared}\``,
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
  'version-contradiction': warning(
    (facts: { readonly stated: string; readonly chosen: string; readonly isFolder: boolean }) => ({
      message: `\`${facts.stated}\` stands here, but ${facts.isFolder ? `the page is in the folder of \`${facts.chosen}\`` : `the page says \`${facts.chosen}\` first`}`,
      taken: `\`${facts.chosen}\``,
      note: 'a path of one version may be unknown in another',
      help: 'write the version that the page is about',
    }),
  ),
} as const;
