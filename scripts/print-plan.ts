import { formatPlan } from '../contracts/format-plan.ts';
import type { SendingMeans } from '../contracts/prepare-interaction.ts';
import { readContracts } from '../contracts/read-contracts.ts';
import type { Selection } from '../contracts/select-interactions.ts';
import { VerificationError } from '../contracts/verification-error.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';
import { readPactFiles } from './read-pact-files.ts';

/** Prints the requests that a verification would send, in its order. @throws CommandFailure if a contract cannot be read */
export async function printPlan(
  paths: readonly string[],
  { selection, ...means }: SendingMeans & { readonly selection: Selection },
  context: CommandContext,
): Promise<void> {
  const parts = read(await readPactFiles(paths, context), selection);
  const unreadable: string[] = [];
  for (const part of parts) {
    if ('outcome' in part) unreadable.push(`${part.pact} ${part.failures.map(({ message }) => message).join('; ')}`);
    else context.out(`${formatPlan(part, means)}\n`);
  }
  if (unreadable.length > 0) throw new CommandFailure(unreadable.join('; '));
}

function read(...args: Parameters<typeof readContracts>): ReturnType<typeof readContracts> {
  try {
    return readContracts(...args);
  } catch (error) {
    throw error instanceof VerificationError ? new CommandFailure(error.message) : error;
  }
}
