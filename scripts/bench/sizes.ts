import { threadCpuUsage } from 'node:process';
import { compilePages, oneDocument } from '../../spec/compile.ts';
import { renderText } from '../../spec/diagnostics/formats/text.ts';
import { jsonParts } from '../../spec/openapi/print.ts';
import type { SourcePage } from '../../spec/source/source-page.ts';
import type { CommandContext } from '../cli/context.ts';
import { shapes } from './shapes/all.fixture.ts';
import type { Shapes } from './shapes/shape.fixture.ts';

/** What is measured, and how long it may take. */
interface SizeLoad {
  readonly shapes: Shapes;
  /** Characters of a page with those that it links to. */
  readonly size: number;
  /** Milliseconds. */
  readonly limit: number;
}

const usual: SizeLoad = { shapes, size: 1_000_000, limit: 2000 };

/** Shows that the benchmark works; its figures mean little. */
export const quickSizeLoad: SizeLoad = { ...usual, size: 1000 };

/**
 * Prints what large pages cost, each of a shape of its own, in milliseconds of processor time, so that other programs do
 * not count: first to compile, the document as JSON included, then to print the findings. Shapes that take longer than
 * the limit to compile are marked.
 */
export function benchSizes({ out }: CommandContext, load: SizeLoad = usual): void {
  out(`Pages of ${(load.size / 1e6).toFixed(2)} MB: ms to compile, ms to print the findings\n`);
  const slow: string[] = [];
  for (const [name, shape] of Object.entries(load.shapes)) {
    const pages = shape(load.size);
    const first = measurePages(pages);
    // The garbage of other shapes can slow a page down, but not twice.
    const { compiling, printing } = first.compiling > load.limit ? measurePages(pages) : first;
    if (compiling > load.limit) slow.push(name);
    const mark = compiling > load.limit ? `  SLOWER THAN ${load.limit} ms` : '';
    out(`${compiling.toFixed(0).padStart(6)} ${printing.toFixed(0).padStart(6)}  ${name}${mark}\n`);
  }
  out(`${slow.length} of ${Object.keys(load.shapes).length} shapes are slower than ${load.limit} ms\n`);
}

/** Milliseconds. */
interface Spent {
  readonly compiling: number;
  readonly printing: number;
}

function measurePages(pages: readonly [SourcePage, ...SourcePage[]]): Spent {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const start = processorTime();
  const { documents, diagnostics } = compilePages([pages[0]], { find: (path) => byPath.get(path) }, oneDocument);
  for (const document of documents.values()) for (const _ of jsonParts(document));
  const compiled = processorTime();
  renderText(diagnostics, new Map(pages.map(({ path, text }) => [path, text])));
  return { compiling: compiled - start, printing: processorTime() - compiled };
}

/** The processor time of this thread, in milliseconds. */
function processorTime(): number {
  const { user, system } = threadCpuUsage();
  return (user + system) / 1000;
}
