import { fill, type Piece, page, type Shapes, shapesOf } from './shape.fixture.ts';

const pieces: Readonly<Record<string, Piece>> = {
  'opened links': () => '[a](',
  'opened images': () => '![a',
  'links in links': () => '[a](b) [',
  backticks: (at) => `${'`'.repeat((at % 1500) + 1)}a`,
  asterisks: (at) => (at % 2 === 0 ? '**a' : '*a'),
  underscores: () => '_a',
  entities: () => '&amp;&#',
  backslashes: () => '\\',
  'angle brackets': () => '<a ',
  comments: () => '<!-- a -->',
  'opened comments': () => '<!--',
  'HTML elements': () => '<div>',
  'one long word': () => 'a',
  'blank lines': () => '\n',
  'numbered headings': (at) => `\n## Heading ${at}\n`,
  'equal headings': () => '\n## Request body\n',
  'underlined headings': () => '\na\n---\n',
  'link definitions': (at) => `\n[a${at}]: /b${at}\n`,
  'code blocks': () => '\n```\na\n```\n',
  'opened code blocks': (at) => `\n${'`'.repeat((at % 1000) + 3)} http\n`,
  'annotations of nothing': () => '\n<!-- {"blockType": "ignored"} -->\n',
  'annotations that nest': () => '\n<!-- {"blockType": ',
  'lists of one level': () => '\n- a',
  'opened brackets of an annotation': (at) => (at === 0 ? '\n<!-- {"a": ' : '['),
  'notes in quotes': () => '\n> [!NOTE]\n> a\n',
  tabs: (at) => `\n# [Tab ${at}](#tab/tab-${at})\n`,
  'acceptances that match nothing': () => '<!-- facsimile: accept sample-unused: later -->\n',
  'tables of nothing': () => '\n|a|b|\n|-|-|\n|c|d|\n\n',
  pipes: () => '|',
  'a table without rows': (at) => (at === 0 ? '\n|a|\n|-|\n' : '|'),
};

/** Pages with much prose, front matter and Markdown that documents nothing. */
export const proseShapes: Shapes = {
  ...shapesOf(pieces, (pieceAt) => (size) => page({ intro: fill(size, pieceAt) })),
  'quotes in quotes': (size) => page({ intro: '>'.repeat(size) }),
  'lists in lists': (size) => {
    const levels = Math.floor(Math.sqrt(size));
    return page({ intro: Array.from({ length: levels }, (_, at) => `${'  '.repeat(at)}- a`).join('\n') });
  },
  'keys of the front matter': (size) => page({ frontMatter: fill(size, (at) => `key${at}: ${at}\n`) }),
  'empty keys of the front matter': (size) => page({ frontMatter: fill(size, (at) => `key${at}: ""\n`) }),
  'equal keys of the front matter': (size) => page({ frontMatter: fill(size, () => 'title: a\n') }),
};
