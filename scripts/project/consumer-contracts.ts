import { relative, resolve, sep } from 'node:path';
import { VerificationError } from '../../contracts/pact/errors.ts';
import { type ReadInteraction, readPact } from '../../contracts/pact/read-pact.ts';
import { CommandFailure } from '../cli/errors.ts';
import { isFolder, listFiles, readText } from './files.ts';

/** The interactions of contracts and of folders of them, each file once. @throws CommandFailure where one cannot be read */
export async function readConsumerContracts(
  folder: string,
  paths: readonly string[],
): Promise<readonly ReadInteraction[]> {
  const files = (await Promise.all(paths.map((path) => listContracts(path, folder)))).flat();
  const contracts = [...new Set(files)].map(async (path) => readContract(path, await readText(folder, path)));
  return (await Promise.all(contracts)).flat();
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
