import { error, info, list, warning } from './define.ts';

/** The findings about request lines, paths, parameters, hosts and versions. */
export const requestWords = {
  'api-version-not-stated': warning((facts: { readonly versions: readonly string[]; readonly sources: string }) => ({
    message: 'page states no API version',
    taken: `no guess: the server's variable \`version\` takes ${list(facts.versions)}; an overlay sets its default`,
    note: `${facts.sources} names one; until an overlay does, the first is the default, which OpenAPI requires`,
    help: 'put the version into the URL of the sample request, for example `/v1.0/…`',
  })),
  'host-contradiction': warning((facts: { readonly hosts: readonly string[]; readonly chosen: string }) => ({
    message: `page names several hosts: ${list(facts.hosts)}`,
    taken: `\`${facts.chosen}\` for all operations of the page`,
    note: 'the first host in front of a declared path is used, else the first in front of an API version',
    help: 'use the same host in all requests, or explain the other host',
  })),
  'host-not-stated': info((_: Record<never, never>) => ({
    message: 'no sample request for a declared path names a host',
    taken: 'the document has no server; an overlay can add one',
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
        'one operation with the examples, responses and parameters of both; its summary, permissions and names of path parameters are those of the first',
        ...facts.alternatives.map((body) => `the ${body} may have any of their types (\`anyOf\`)`),
      ].join('; '),
      note: 'OpenAPI has one operation for a path and method, whatever the names of its parameters are',
      help: 'declare it once, or make the paths differ if they are two operations',
    }),
  ),
  'parameter-not-in-path': info((facts: { readonly names: readonly string[] }) => ({
    message: `table lists ${list(facts.names)}, but no request line contains them`,
    taken: 'query parameters, optional unless their description begins with `Required`',
    note: 'a parameter that a request line spells differently also causes this finding',
    help: 'add the parameter to the request line, or list it among the query parameters',
  })),
  'filter-properties-listed': info((facts: { readonly names: readonly string[] }) => ({
    message: `table lists properties that a query option is about: ${list(facts.names)}`,
    taken: 'no parameters are made of them',
    help: 'list the query option itself as a parameter, if it is one',
  })),
  'path-parameter-unknown': warning((facts: { readonly names: readonly string[] }) => ({
    message: `table of path parameters lists ${list(facts.names)}, but no request line has a place for ${facts.names.length === 1 ? 'it' : 'them'}`,
    taken: 'left out',
    help: 'use the names that the request lines have',
  })),
  'parameter-spellings': info((facts: { readonly spellings: readonly string[]; readonly chosen: string }) => ({
    message: `one path parameter has several names: ${list(facts.spellings)}`,
    taken: `\`${facts.chosen}\` everywhere`,
    note: 'they are at the same position after the same segment',
    help: 'use one name on the whole page',
  })),
  'parameter-type-not-primitive': info((facts: { readonly names: readonly string[] }) => ({
    message: `parameters have types that cannot be written into a URL directly: ${list(facts.names)}`,
    taken: 'text',
    help: 'describe how the parameter is written in a URL',
  })),
  'parameter-type-not-stated': info((facts: { readonly names: readonly string[] }) => ({
    message: `table states no type for the parameters ${list(facts.names)}`,
    taken: 'text',
    help: 'add a column with types to the table',
  })),
  'path-not-encoded': warning((facts: { readonly segment: string; readonly encoded: string }) => ({
    message: `\`${facts.segment}\` is not allowed in the path of a request`,
    taken: `\`${facts.encoded}\`, with these characters percent-encoded`,
    note: 'in a URI a `%` begins an escape of two hexadecimal digits, and a `#` ends the path (RFC 3986)',
    help: 'write the path in its encoded form',
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
      taken: `operations on ${list(facts.meant)}, which the samples show; ${list(facts.written)} kept as written (\`x-doc-as-written\`)`,
      note: `a request to \`/${facts.segment}\` adds a link: its body has \`${facts.property}\` and its response is 204 without a body`,
      help: `drop \`/${facts.segment}\` from the request line; an overlay can remove the operations that do not exist`,
    }),
  ),
  'request-line-abbreviated': error((facts: { readonly text: string }) => ({
    message: `request line omits part of its path: \`${facts.text}\``,
    help: 'write the whole path, with one line for each variant',
  })),
  'request-line-cleaned': info(
    (facts: { readonly oddities: readonly string[]; readonly paths: readonly string[] }) => ({
      message: `request line has ${facts.oddities.join(', ')}`,
      taken: `for the path${facts.paths.length === 1 ? '' : 's'} ${list(facts.paths)}`,
      note: 'the service takes a URL literally, so a client that copies the line may call another path',
      help: 'write the method in capitals, a space, and the path from its first `/`',
    }),
  ),
  'request-line-error-text': error((facts: { readonly text: string }) => ({
    message: `request line contains an error message instead of a path: \`${facts.text}\``,
    note: 'the page generator did not find the URL of the type, so the page documents no operation here',
    help: 'write the method and the path, for example `GET /users/{id}`',
  })),
  'request-line-query': info((facts: { readonly names: readonly string[] }) => ({
    message: `request line has query options: ${list(facts.names)}`,
    taken: 'optional query parameters of type string, unless a table says otherwise; the path ends before them',
    note: 'an OpenAPI path has no query, so lines that differ only in their query are one operation',
    help: 'list the options in a table under `Optional query parameters`',
  })),
  'request-line-sample-key': warning((facts: { readonly values: readonly string[] }) => ({
    message: `request line has a sample key where a placeholder belongs: ${list(facts.values)}`,
    taken: 'a path parameter in its place, named after the segment before it',
    note: 'taken literally, the operation would only work for that one object',
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
      message: `page has ${facts.count} request lines; the first ${facts.limit} are documented, the rest is left out`,
      note: `a page may have ${facts.mostLines} request lines, and fewer where it is long: each operation repeats what the page says about all of them, and together they may repeat ${facts.mostRepeated} characters`,
      help: 'split the page into several pages',
    }),
  ),
  'request-section-missing': error((_: Record<never, never>) => ({
    message: 'page has no HTTP request section',
    note: 'operations are read from the code block under a heading `HTTP request`',
    help: 'add the section; a page about a resource or a concept is not an input by itself',
  })),
  'sample-url-case': info((facts: { readonly inSample: string; readonly declared: string }) => ({
    message: `sample URL has \`${facts.inSample}\` where the request line has \`${facts.declared}\``,
    taken: `\`${facts.declared}\`, as the request line`,
    note: 'paths are case-sensitive, though some services accept any case',
    help: 'use the same case everywhere',
  })),
  'sample-url-mismatch': warning(
    (facts: { readonly path: string; readonly use: 'shared' | 'other-host' | 'other-samples' | 'no-path' }) => ({
      message: `sample URL matches no declared path: \`${facts.path}\``,
      taken: {
        shared: 'its body is used for the paths of its method; its URL is ignored',
        'other-host': 'left out, since its host is not followed by an API version: it belongs to another service',
        'other-samples': 'left out, since other samples match the paths of its method better',
        'no-path': 'left out, since no declared path of its method fits it',
      }[facts.use],
      help: 'make the URL of the sample match a declared path',
    }),
  ),
  'sample-url-stray-prefix': warning(
    (facts: {
      readonly prefix: string;
      readonly host: string;
      readonly example: string;
      readonly hasVersions: boolean;
    }) => ({
      message: `sample URL has \`${facts.prefix}\` ${facts.hasVersions ? 'where an API version belongs' : 'before its declared path'}`,
      taken: `host \`${facts.host}\` kept, \`${facts.prefix}\` dropped; placeholders filled with example values: \`${facts.example}\``,
      ...(facts.prefix.includes('\\')
        ? {
            note: `a URL parser turns \`\\\` into \`/\`, so a client that copies this line calls /${facts.prefix.replaceAll('\\', '/')}/…`,
          }
        : {}),
      help: facts.hasVersions
        ? 'put the API version there, for example `v1.0`'
        : 'write all requests of the page with the same address before the declared paths',
    }),
  ),
  'server-variable-assumed': info(
    (facts: { readonly names: readonly string[]; readonly values: readonly string[] }) => ({
      message: `address begins with ${list(facts.names)}, of which the page shows no value`,
      taken: `a variable of the server with the default ${list(facts.values)}; an overlay can set another`,
      note: 'OpenAPI demands a default for each variable of a server',
      help: 'show a sample request with its full URL, or state the default in the table of parameters',
    }),
  ),
  'version-contradiction': warning(
    (facts: { readonly stated: string; readonly chosen: string; readonly isFolder: boolean }) => ({
      message: `\`${facts.stated}\` is written here, but ${facts.isFolder ? `the page is in the folder of \`${facts.chosen}\`` : `the page says \`${facts.chosen}\` first`}`,
      taken: `\`${facts.chosen}\``,
      note: 'a path of one version may be unknown in another',
      help: 'use the version that the page is about',
    }),
  ),
} as const;
