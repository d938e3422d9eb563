import type { ResponseModel } from '../../../ir/api-model.ts';
import { statedAt } from '../../../ir/evidence.ts';
import type { Section } from '../../../markdown/page.ts';
import { plainText } from '../../../markdown/plain-text.ts';
import { trimmed } from '../../../source/http-message.ts';
import type { Snippet } from '../../../source/snippet.ts';
import type { Method } from '../../../standards/method.ts';
import { type PageRoles, prose, tables } from '../page/sections.ts';
import { sentencesOf } from '../page/sentences.ts';

/** An error status that a page states without showing its response. */
interface StatedError {
  readonly status: number;
  /** What the page says about it. */
  readonly description: string;
  readonly place: Snippet;
  /** The methods that the text names, in capitals; of a text without any, all of the page. */
  readonly methods: readonly string[];
}

/** The responses to a method that only sentences, tables and headings state: of each status the first, without a body. */
export function statedErrorResponses(roles: PageRoles, method: Method): readonly ResponseModel[] {
  const own = statedErrors(roles).filter(
    ({ methods }) => methods.length === 0 || methods.includes(method.toUpperCase()),
  );
  const byStatus = new Map(own.toReversed().map((error) => [error.status, error]));
  return [...byStatus.values()]
    .toSorted((a, b) => a.status - b.status)
    .map(({ status, description, place }) => ({ status, description, body: undefined, place: statedAt(place) }));
}

/** All error statuses that a page states, in the order of the sections' roles. */
export function statedErrors(roles: PageRoles): readonly StatedError[] {
  const further = roles.other.filter(({ heading }) =>
    /\b(?:errors?|remarks?|responses?|status)\b/i.test(heading?.text ?? ''),
  );
  const sections = [roles.title, roles.headers, roles.query, roles.body, roles.response, further].flat();
  return sections.flatMap((section) => [
    ...errorsInHeading(section),
    ...prose(section).flatMap(({ text }) => errorsInText(text)),
    ...rowsOfStatuses(section).flatMap(({ cell, about }) => {
      const status = Number(/^[`*_\s]*(?:HTTP )?([45]\d\d)\b/.exec(cell.text)?.[1]);
      return Number.isNaN(status) ? [] : [{ status, description: about, place: cell, methods: [] }];
    }),
    ...tables(section).flatMap(({ rows }) => rows.flat().flatMap(errorsInText)),
  ]);
}

/** The cells of a section's tables that have a status of the response. */
export function statusCells(section: Section): readonly Snippet[] {
  return rowsOfStatuses(section).map(({ cell }) => cell);
}

/** The rows of tables with a column of statuses, with what their other cells say. */
function rowsOfStatuses(section: Section) {
  return tables(section).flatMap(({ header, rows }) => {
    const column = header.findIndex(({ text }) =>
      /\b(?:http|response|status|error) ?(?:status|code)?s?\b|^\W*codes?\W*$/i.test(text),
    );
    return rows.flatMap((row) => {
      const cell = column === -1 ? undefined : row[column];
      const others = row.filter((other) => other !== cell).map(({ text }) => plainText(text));
      return cell === undefined ? [] : [{ cell, about: others.join(': ') || plainText(cell.text) }];
    });
  });
}

function errorsInHeading({ heading, blocks }: Section): readonly StatedError[] {
  const status = Number(/^\W*(?:HTTP )?([45]\d\d)\b/.exec(heading?.text ?? '')?.[1]);
  if (heading === undefined || Number.isNaN(status)) return [];
  const [first] = blocks.flatMap((block) => (block.kind === 'prose' ? [block.text] : []));
  return [{ status, description: plainText((first ?? heading).text.trim()), place: heading, methods: [] }];
}

const reasons =
  'Bad|Conflict|Content|Entity|Expectation|Failed|Forbidden|Gateway|Gone|Insuff|Internal|Length|Locked|Method|Misdirected|Not|Payload|Payment|Precondition|Range|Request|Service|Too|Un[Aa]uthorized|Unprocessable|Unsupported';
const status = new RegExp(
  `\\bHTTP ([45]\\d\\d)\\b|\\b([45]\\d\\d) (?:${reasons}|(?:HTTP )?(?:errors?|responses?|status)\\b)|\`([45]\\d\\d)\``,
  'g',
);
const gives = /\b(?:answer|fail|get|give|receive|respond|result|return)(?:s|ed|ing)?\b/i;
const denies = /(?:n['’]t|\bnot|\bnever) (?:answer|fail|get|give|receive|respond|result|return)/i;
const aboutStatuses = /\b(?:errors?|HTTP|responses?|status)\b/i;

/** The statuses that the sentences of a text say are returned. */
function errorsInText(text: Snippet): readonly StatedError[] {
  return sentencesOf(text).flatMap((sentence) => {
    if (!gives.test(sentence.text) || denies.test(sentence.text)) return [];
    const methods = [...sentence.text.matchAll(/\b(?:GET|HEAD|POST|PUT|PATCH|DELETE)\b/g)].map(([method]) => method);
    const place = trimmed(sentence);
    const description = plainText(place.text.replace(/^[>*-]\s+/, ''));
    return [...sentence.text.matchAll(status)].flatMap(([, ofHttp, withReason, quoted]) => {
      if (quoted !== undefined && !aboutStatuses.test(sentence.text)) return [];
      return [{ status: Number(ofHttp ?? withReason ?? quoted), description, place, methods }];
    });
  });
}
