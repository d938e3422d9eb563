import { verify } from '../contracts/verify-provider.ts';
import type { CommandContext } from './command-context.ts';

export async function verifyContracts(options: { readonly providerBaseUrl: string }, context: CommandContext): Promise<void> {
  await verify({ ...options, context });
}
