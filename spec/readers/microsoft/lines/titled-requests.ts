import { LineIndex } from '../../../source/line-index.ts';
import type { SourcePage } from '../../../source/source-page.ts';
import { codeLines, exampleLines } from '../page/line-kinds.ts';
import { withoutLines } from '../page/page-versions.ts';
import { isRequestTitle } from './request-sections.ts';

/** A part of a page whose heading is a request line, by its lines. */
interface TitledRequest {
  readonly first: number;
  readonly last: number;
}

/**
 * A page of which several headings are request lines, `## GET /notes/{id}`, as a page for each of them: what is below the
 * others is blank, so that all places stay. Any other page as it is.
 */
export function titledRequests(page: SourcePage): readonly SourcePage[] {
  if (!/^#{1,6}[ \t]+`?[A-Za-z]+[ \t]+`?(?:[/~{<[]|https?:)/im.test(page.text)) return [page];
  const lines = new LineIndex(page.text);
  const requests = requestsIn(page, lines);
  if (requests.length < 2) return [page];
  return requests.map((own) => {
    const hidden = requests.filter((other) => other.last < own.first || other.first > own.last);
    const numbers = hidden.flatMap(({ first, last }) =>
      Array.from({ length: last - first + 1 }, (_, at) => first + at),
    );
    return { ...page, text: withoutLines(lines, new Set(numbers)) };
  });
}

function requestsIn(page: SourcePage, lines: LineIndex): readonly TitledRequest[] {
  const inCode = codeLines(lines);
  const examples = exampleLines(lines, inCode);
  const found: TitledRequest[] = [];
  let open: { readonly level: number; readonly first: number } | undefined;
  for (let line = 1; line <= lines.lineCount; line++) {
    const [, marks = '', text = ''] = inCode.has(line)
      ? []
      : (/^(#{1,6})[ \t]+(\S.*)$/.exec(lines.lineText(line)) ?? []);
    if (marks === '') continue;
    if (open !== undefined && marks.length <= open.level) {
      found.push({ first: open.first, last: line - 1 });
      open = undefined;
    }
    const heading = { page: page.path, text, span: { start: lines.startOf(line), end: lines.endOf(line) } };
    if (open === undefined && !examples.has(line) && isRequestTitle(heading))
      open = { level: marks.length, first: line };
  }
  return open === undefined ? found : [...found, { first: open.first, last: lines.lineCount }];
}
