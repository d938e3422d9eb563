import { formatResult, formatVerification } from '../contracts/format-result.ts';
import { VerificationError } from '../contracts/verification-error.ts';
import { type VerifyOptions, verify } from '../contracts/verify-provider.ts';
import { artifactsFolder } from './artifacts-folder.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';
import { listFiles } from './list-files.ts';
import { readText } from './read-text.ts';

/** Replays the contracts of the project, or of this package outside a project, and prints each result as it comes. */
export async function verifyContracts(
  options: Omit<VerifyOptions, 'pacts' | 'onResult'>,
  context: CommandContext,
): Promise<void> {
  const pacts = await readPacts(artifactsFolder(context.folder));
  const onResult: VerifyOptions['onResult'] = (result) => context.out(`${formatResult(result)}\n`);
  const verification = await verify({ ...options, pacts, onResult }).catch((error: unknown) => {
    throw error instanceof VerificationError ? new CommandFailure(error.message) : error;
  });
  if (!verification.ok) throw new CommandFailure(formatVerification(verification));
  context.out(`${formatVerification(verification)}\n`);
}

async function readPacts(folder: string) {
  const paths = await listFiles(folder, 'generated/pacts', /\.json$/);
  if (paths.length === 0) throw new CommandFailure('generated/pacts: holds no contract: run `npm run generate` first');
  return Promise.all(paths.map(async (path) => ({ path, text: await readText(folder, path) })));
}
