import { coverDocument, coveredPercent } from '../../contracts/coverage/coverage.ts';
import { renderCoverage } from '../../contracts/coverage/text.ts';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure } from '../cli/errors.ts';
import { readDocument } from '../project/artifacts.ts';
import { readConsumerContracts } from '../project/consumer-contracts.ts';
import { openProject } from '../project/project.ts';

export interface CoverageOptions {
  /** Contracts, and folders of them. */
  readonly paths: readonly string[];
  /** The percentage that is demanded; undefined where none is. */
  readonly failUnder: number | undefined;
}

/** Prints what of the project's document consumers' contracts do not touch. @throws CommandFailure if that is too much */
export async function printCoverage({ paths, failUnder }: CoverageOptions, context: CommandContext): Promise<void> {
  const document = await readDocument(await openProject(context));
  const coverage = coverDocument(document, await readConsumerContracts(context.folder, paths));
  const percent = coveredPercent(coverage);
  context.result?.({ coverage: { percent, ...coverage } });
  context.out(renderCoverage(coverage));
  if (failUnder !== undefined && percent < failUnder) {
    throw new CommandFailure(`${percent} % of what is documented is covered, less than ${failUnder} %`);
  }
}
