import type { SourcePage } from '../../../spec/source/source-page.ts';
import { fill, page, pageOfLines, propertyTable, type Shape, type Shapes } from './shape.fixture.ts';

/** Pages that link to pages about types, all of them together of a size. */
export const linkedPageShapes: Shapes = {
  'linked resource pages': linkedPages({ linkedFromPage: true }),
  'resource pages in a chain': linkedPages({ rowAt: (at) => `|next|[type${at + 1}](type${at + 1}.md)|a|` }),
  'resource pages in a circle': linkedPages({
    linkedFromPage: true,
    rowAt: (at) => `|next|[type${at + 1}](type${at + 1}.md)|a|`,
  }),
  'resource pages that inherit from each other': linkedPages({
    introAt: (at) => `Inherits from [type${at + 1}](type${at + 1}.md).`,
  }),
  'resource pages that inherit from a long one': (size) => {
    const pages = linkedPages({ linkedFromPage: true, introAt: () => 'Inherits from [note](note.md).' })(size / 2);
    return [...pages, resourcePage('note', 'A note.', longTable(size / 2))];
  },
  'request lines and a linked resource page': (size) => [
    ...pageOfLines(
      fill(size / 2, (at) => `POST /notes${at}\n`),
      {
        response: 'If successful, it returns `201 Created` and a [note](../resources/note.md) object.',
        body: 'In the request body, supply a JSON representation of a [note](../resources/note.md) object.',
      },
    ),
    resourcePage('note', 'A note.', longTable(size / 2)),
  ],
  'properties of a linked enumeration': (size) => [
    ...page({ body: propertyTable(size / 2, (at) => `|p${at}|[state](../resources/state.md)|a|`) }),
    {
      path: 'resources/state.md',
      text: `# state enum type\n\n## Members\n\n|Member|\n|:---|\n${fill(size / 2, (at) => `|a${at}|\n`)}`,
    },
  ],
};

interface LinkedPages {
  /** Whether the page has a property of each of the types, and not of the first alone. */
  readonly linkedFromPage?: true;
  readonly introAt?: (at: number) => string;
  readonly rowAt?: (at: number) => string;
}

function linkedPages({
  linkedFromPage,
  introAt = () => 'A type.',
  rowAt = (at) => `|p${at}|String|a|`,
}: LinkedPages): Shape {
  return (size) => {
    const count = Math.ceil(size / 250);
    const rows = Array.from(
      { length: linkedFromPage ? count : 1 },
      (_, at) => `|p${at}|[type${at}](../resources/type${at}.md)|a|`,
    );
    const types = Array.from({ length: count }, (_, at) =>
      resourcePage(
        `type${at}`,
        introAt(at),
        propertyTable(0, () => rowAt(at)),
      ),
    );
    return [...page({ body: propertyTable(0, () => rows.join('\n')) }), ...types];
  };
}

function resourcePage(name: string, intro: string, table: string): SourcePage {
  const text = `# ${name} resource type\n\nNamespace: microsoft.graph\n\n${intro}\n\n## Properties\n\n${table}`;
  return { path: `resources/${name}.md`, text };
}

function longTable(size: number): string {
  return propertyTable(size, (at) => `|p${at}|String|a|`);
}
