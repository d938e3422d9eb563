import { error, info, list, warning } from './define.ts';

/** The findings about formats, and about pages with tables of paths and lists of parameters. */
export const parameterListWords = {
  'blocks-not-read': info((facts: { readonly count: number }) => ({
    message: `operations have ${facts.count} ${facts.count === 1 ? 'block' : 'blocks'} of which nothing is read`,
    taken: 'left out of the document',
    help: 'put parameters under `Parameters`, and samples under `Sample payload`, `Sample request` and `Sample response`',
  })),
  'method-as-query': info((facts: { readonly methods: readonly string[] }) => ({
    message: `HTTP has no method ${list(facts.methods)}`,
    taken: '`GET` with a query of the name of the method, such as `?list=true`',
    note: 'an OpenAPI path has operations for the methods of HTTP only',
    help: 'nothing, where the service takes both',
  })),
  'mount-fixed': info((facts: { readonly mounts: readonly string[] }) => ({
    message: `mount path ${list(facts.mounts)} is a parameter, and so is that of another page with the same paths`,
    taken: 'the default of each page in its paths, so that their operations stay apart',
    note: 'OpenAPI has one path for paths that differ in nothing but parameters',
    help: 'compile the pages one by one, where what they document is mounted elsewhere',
  })),
  'page-format-unknown': error(
    (facts: {
      readonly format: string;
      readonly found: readonly string[];
      readonly missing: readonly string[];
      readonly formats: readonly string[];
    }) => ({
      message: `page is in none of the formats that are read: ${list(facts.formats)}`,
      note: `the nearest is \`${facts.format}\`: the page has ${facts.found.join(', ') || 'nothing of it'}; it lacks ${facts.missing.join(', ')}`,
      help: 'write the page in one of the formats, or make the API from an OpenAPI document',
    }),
  ),
  'parameter-item-not-read': warning((facts: { readonly text: string }) => ({
    message: `item of the parameters is not read: \`${facts.text.replaceAll('`', '')}\``,
    taken: 'left out of the document',
    help: 'begin it with the name and the type, each in backticks: `name` `(string: <required>)`',
  })),
  'parameter-type-missing': info((facts: { readonly name: string }) => ({
    message: `list states no type for \`${facts.name}\``,
    taken: 'any value in a body, text in a path or query; optional',
    help: 'write the type in parentheses behind the name, for example `(string: "")`',
  })),
  'path-row-not-read': warning((facts: { readonly text: string; readonly problem: 'path' | 'method' }) => ({
    message: `\`${facts.text}\` is no ${facts.problem === 'path' ? 'path' : 'method of HTTP'}`,
    taken: 'no operation for it',
    help:
      facts.problem === 'path'
        ? 'write the path from its first `/`'
        : 'write `GET`, `POST`, `PUT`, `PATCH`, `DELETE`, `LIST` or `SCAN`',
  })),
  'path-rows-missing': error((_: Record<never, never>) => ({
    message: 'page has no row with a method and a path',
    help: 'add a table with the columns `Method` and `Path` below the heading of each operation',
  })),
  'sample-body-not-read': warning((facts: { readonly problem: string; readonly limit: number | undefined }) => ({
    message: `sample is not JSON and ${facts.limit === undefined ? 'cannot be' : `longer than the ${facts.limit} characters that are`} repaired: ${facts.problem}`,
    taken: 'no example, and no type from it',
    help: 'correct the sample, or write its language behind the fence where it is no JSON',
  })),
  'status-assumed': warning((facts: { readonly statuses: readonly number[] }) => ({
    message: 'page states no status for responses',
    taken: `${facts.statuses.join(' and ')}; what reads or shows a body has 200, and what only changes has 204`,
    note: 'the statuses are marked as assumed (`x-doc-evidence`)',
    help: 'add a third column to the table of paths, for example `204 (empty body)`',
  })),
  'type-text-unreadable': warning((facts: { readonly text: string }) => ({
    message: `not a type: \`${facts.text}\``,
    taken: 'any value in a body, text in a path or query',
    help: 'write a type such as `string`, `int`, `bool`, `list` or `map<string|string>`',
  })),
} as const;
