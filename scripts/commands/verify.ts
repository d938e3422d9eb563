import { type Command, InvalidArgumentError } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { requirePackages } from '../require-packages.ts';
import { WrongUse } from '../wrong-use.ts';

interface VerifyCommandOptions {
  readonly providerBaseUrl: string;
  readonly providerStatesUrl?: string;
  readonly preferStates?: true;
  readonly tokenEnv?: string;
  readonly timeout?: number;
}

/** `facsimile verify --provider-base-url URL`: replays the contracts against a provider. */
export function addVerify(program: Command, context: CommandContext): void {
  program
    .command('verify')
    .description('Replay the generated contracts against a provider; exit with 1 if it breaks one')
    .requiredOption('--provider-base-url <url>', 'where the provider answers', parseUrl)
    .option('--provider-states-url <url>', "where the provider takes Pact's provider states (POST)", parseUrl)
    .option('--prefer-states', 'the provider is a mock: ask for states with the request header Prefer')
    .option('--token-env <name>', 'the environment variable that holds the bearer token to send')
    .option('--timeout <ms>', 'how long the provider may take for an answer, in milliseconds', parseTimeout)
    .addHelpText(
      'after',
      '\nExamples:\n  $ facsimile verify --provider-base-url http://127.0.0.1:8080' +
        '\n  $ facsimile verify --provider-base-url http://127.0.0.1:4010 --prefer-states',
    )
    .action(async ({ tokenEnv, ...options }: VerifyCommandOptions) => {
      const token = tokenEnv === undefined ? undefined : readToken(tokenEnv);
      requirePackages('verify');
      const { verifyContracts } = await import('../verify-contracts.ts');
      await verifyContracts({ ...options, ...(token === undefined ? {} : { token }) }, context);
    });
}

function parseUrl(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new InvalidArgumentError('A provider is at an http or https URL.');
}

function parseTimeout(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A timeout is a number of milliseconds.');
}

function readToken(name: string): string {
  const token = process.env[name];
  if (token) return token;
  throw new WrongUse(`the environment variable ${name} of --token-env is empty or not set`);
}
