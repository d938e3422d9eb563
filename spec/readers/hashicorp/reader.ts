import { readPage } from '../../markdown/read-page.ts';
import type { SourcePage } from '../../source/source-page.ts';
import type { PageReader, Reader, ReaderContext } from '../reader.ts';
import { expandIncludes } from './includes.ts';
import { apiVersion, readApiPage } from './read-api-page.ts';

/** The format of HashiCorp's API references: a table `Method | Path` for each operation, lists of parameters, samples with curl. */
export const hashicorpReader: Reader = {
  format: 'hashicorp',
  versions: [apiVersion],
  hint: 'an API page of HashiCorp’s format has a table with the columns `Method` and `Path`, both in backticks',
  marks: [
    {
      name: 'a table with the columns `Method` and `Path`',
      pattern: /^[ \t]*\|[ \t]*method[ \t]*\|[ \t]*(path|endpoint)[ \t]*\|/im,
    },
    {
      name: 'a row of it such as `` | `GET` | `/users/:id` | ``',
      pattern: /^[ \t]*\|[ \t]*`[A-Z/, ]+`[ \t]*\|[ \t]*`/m,
    },
    {
      name: 'a heading `Sample request`, `Sample payload` or `Sample response`',
      pattern: /^#{2,6}[ \t]+sample[ \t]+(request|response|payload)/im,
    },
    {
      name: 'a list of parameters such as `` - `name` `(string: <required>)` ``',
      pattern: /^[ \t]*[-*][ \t]+`[^`\n]+`[ \t]+`?\([a-z]/im,
    },
  ],
  accepts: ({ text }) => hashicorpReader.marks.slice(0, 2).every(({ pattern }) => pattern.test(text)),
  open: openPages,
};

function openPages({ library, report }: ReaderContext): PageReader {
  return {
    read: ({ path, text }: SourcePage) => readApiPage(expandIncludes(readPage(path, text), library, report), report),
    typesOf: () => [],
  };
}
