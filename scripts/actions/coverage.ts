import { relative, resolve, sep } from 'node:path';
import { type Coverage, coverDocument, coveredPercent } from '../../contracts/coverage/coverage.ts';
import { renderCoverage } from '../../contracts/coverage/text.ts';
import { VerificationError } from '../../contracts/pact/errors.ts';
import { readPact } from '../../contracts/pact/read-pact.ts';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure } from '../cli/errors.ts';
import { readDocument } from '../project/artifacts.ts';
import { isFolder, listFiles, readText } from '../project/files.ts';
import { openProject } from '../project/project.ts';

export interface CoverageOptions {
  /** Contracts, and folders of them. */
  readonly paths: readonly string[];
  /** The percentage that is demanded; undefined where none is. */
  readonly failUnder: number | undefined;
}

/** Prints what of the project's document consumers' contracts do not touch. @throws CommandFailure if that is too much */
export async function printCoverage({ paths, failUnder }: CoverageOptions, context: CommandContext): Promise<void> {
  const coverage = await readCoverage(paths, context);
  const percent = coveredPercent(coverage);
  context.result?.({ coverage: { percent, ...coverage } });
  context.out(renderCoverage(coverage));
  if (failUnder !== undefined && percent < failUnder) {
    throw new CommandFailure(`${percent} % of what is documented is covered, less than ${failUnder} %`);
  }
}

async function readCoverage(paths: readonly string[], context: CommandContext): Promise<Coverage> {
  const document = await readDocument(await openProject(context));
  const files = (await Promise.all(paths.map((path) => listContracts(path, context.folder)))).flat();
  const contracts = await Promise.all(
    [...new Set(files)].map(async (path) => readContract(path, await readText(context.folder, path))),
  );
  return coverDocument(document, contracts.flat());
}

async function listContracts(path: string, folder: string): Promise<readonly string[]> {
  const isListed = await isFolder(folder, path);
  if (!isListed && /\.json$/i.test(path)) return [path];
  const own = relative(folder, resolve(folder, path)).replaceAll(sep, '/') || '.';
  const files = isListed ? await listFiles(folder, own, /\.json$/) : [];
  if (files.length > 0) return files;
  throw new CommandFailure(`${path}: holds no contract: run tests with recordPact, or name contracts, as files`);
}

function readContract(path: string, text: string) {
  try {
    return readPact({ path, text });
  } catch (error) {
    if (error instanceof VerificationError) throw new CommandFailure(`${path}: ${error.message}`);
    throw error;
  }
}
