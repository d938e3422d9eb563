import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A document for users: its path in the repository and its text. */
export interface Guide {
  readonly path: string;
  readonly text: string;
}

const root = join(import.meta.dirname, '../..');

/** The documents whose commands are run and whose code is compiled by tests. */
export const guides: readonly Guide[] = [
  'README.md',
  'mocks/mock-server.md',
  'mocks/frontend-tests.md',
  'contracts/provider-ci.md',
  'contracts/consumer-contracts.md',
  'spec/your-own-api.md',
  'spec/check-your-pages.md',
].map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** The text of a guide's blocks of code in some languages. */
export function codeBlocks(text: string, ...languages: readonly string[]): readonly string[] {
  const blocks = [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)];
  return blocks.flatMap(([, language = '', code = '']) => (languages.includes(language) ? [code] : []));
}

/** The first block of TypeScript in the guides that holds a text. */
export function snippetWith(text: string): string {
  const found = guides.flatMap((guide) => codeBlocks(guide.text, 'ts')).find((code) => code.includes(text));
  if (found === undefined) throw new Error(`no guide has code with ${text}`);
  return found;
}
