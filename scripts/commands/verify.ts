import { type Command, InvalidArgumentError } from 'commander';
import type { CommandContext } from '../command-context.ts';

/** `facsimile verify --provider-base-url URL`: replays the contracts against a provider. */
export function addVerify(program: Command, context: CommandContext): void {
  program
    .command('verify')
    .description('Replay the generated contracts against a provider; exit with 1 if it breaks one')
    .requiredOption('--provider-base-url <url>', 'where the provider answers', parseUrl)
    .addHelpText('after', '\nExample:\n  $ facsimile verify --provider-base-url http://127.0.0.1:8080')
    .action(async (options: { readonly providerBaseUrl: string }) => {
      const { verifyContracts } = await import('../verify-contracts.ts');
      await verifyContracts(options, context);
    });
}

function parseUrl(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new InvalidArgumentError('A provider is at an http or https URL.');
}
