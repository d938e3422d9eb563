import { WrongUse } from './wrong-use.ts';

export const findingsFormats = ['text', 'json', 'sarif', 'github'] as const;

/** For people, for programs, for code scanning, for the log of a GitHub Actions job. */
export type FindingsFormat = (typeof findingsFormats)[number];

/** The format of a file of findings, told by its ending. @throws WrongUse if it has none of those that are known */
export function findingsFormatOf(file: string): FindingsFormat {
  if (/\.sarif(\.json)?$/i.test(file)) return 'sarif';
  if (/\.json$/i.test(file)) return 'json';
  if (/\.txt$/i.test(file)) return 'text';
  throw new WrongUse(`the file of findings \`${file}\` ends in neither .txt, .json nor .sarif`);
}
