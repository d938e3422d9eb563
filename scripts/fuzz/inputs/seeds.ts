import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { contentsDocument } from '../../../mocks/build/contents-document.fixture.ts';
import { libraryDocument } from '../../../mocks/build/library-document.fixture.ts';
import { shopDocument } from '../../../mocks/build/shop-document.fixture.ts';
import { unusualNames } from '../../../mocks/generate/unusual-names.fixture.ts';
import { documentsOperations } from '../../../spec/known-readers.ts';
import { testPage } from '../../../spec/test-page.fixture.ts';
import type { FuzzFile, FuzzInput } from './input.ts';

/** What inputs are made from. */
export interface Seeds {
  /** Pages, each with those that it links to. */
  readonly pages: readonly FuzzInput[];
  /** OpenAPI documents, as data. */
  readonly documents: readonly object[];
  /** As text and as data. */
  readonly overlays: readonly { readonly text: string; readonly value: object }[];
  readonly pacts: readonly object[];
}

/** The project's own pages, cases, examples and contracts; and those in a folder, where one is named. */
export function readSeeds(root: string, folder?: string): Seeds {
  const own = readFolder(root, [
    'spec/pages/*.md',
    'spec/overlays/*.yaml',
    'spec/openapi.yaml',
    'generated/pacts/*.json',
  ]);
  const examples = readFolder(root, ['mocks/examples/*/*.yaml']);
  const files = [...own, ...examples, ...(folder === undefined ? [] : readFolder(folder, ['**/*.{md,yaml,yml,json}']))];
  const data = files.filter(({ path }) => !path.endsWith('.md')).flatMap(readData);
  const of = (key: string) => data.filter(({ value }) => key in value);
  return {
    pages: [
      [{ path: 'api/note-create.md', text: testPage() }],
      ...readCases(root),
      ...files.filter((file) => file.path.endsWith('.md') && documentsOperations(file)).map((page) => [page]),
    ],
    documents: [
      ...[contentsDocument, libraryDocument, shopDocument, unusualNames],
      ...of('openapi').map(({ value }) => value),
    ],
    overlays: of('overlay'),
    pacts: of('interactions').map(({ value }) => value),
  };
}

const largestSeed = 100_000;

function readFolder(folder: string, patterns: readonly string[]): readonly FuzzFile[] {
  const paths = globSync([...patterns], { cwd: folder, exclude: ['**/node_modules/**'] }).toSorted();
  return paths
    .filter((path) => statSync(join(folder, path)).size <= largestSeed)
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(folder, path), 'utf8') }));
}

const fence = /^````md (\S+)\n([\s\S]*?)^````$/gm;

/** The pages of the cases of readers, one input each. */
function readCases(root: string): readonly FuzzInput[] {
  return readFolder(root, ['spec/cases/*.md']).map(({ text }) =>
    [...text.matchAll(fence)].map(([, path = '', page = '']) => ({ path, text: page })),
  );
}

/** Files that are no data are none of ours. */
function readData({ text }: FuzzFile): readonly { readonly text: string; readonly value: object }[] {
  try {
    const value: unknown = parse(text);
    return typeof value === 'object' && value !== null ? [{ text, value }] : [];
  } catch {
    return [];
  }
}
