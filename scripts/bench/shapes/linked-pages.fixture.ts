import { page, propertyTable, type Shape, type Shapes } from './shape.fixture.ts';

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
  'resource pages that all inherit from the first': linkedPages({
    linkedFromPage: true,
    introAt: () => 'Inherits from [type0](type0.md).',
  }),
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
    const types = Array.from({ length: count }, (_, at) => ({
      path: `resources/type${at}.md`,
      text: `# type${at} resource type\n\nNamespace: microsoft.graph\n\n${introAt(at)}\n\n## Properties\n\n${propertyTable(0, () => rowAt(at))}`,
    }));
    return [...page({ body: propertyTable(0, () => rows.join('\n')) }), ...types];
  };
}
