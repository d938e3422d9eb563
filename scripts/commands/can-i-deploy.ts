import { type Command, InvalidArgumentError } from 'commander';
import type { CanIDeployOptions } from '../actions/can-i-deploy.ts';
import type { CommandContext } from '../cli/context.ts';
import { addJsonOption } from '../cli/json-output.ts';

/** `facsimile can-i-deploy --pacticipant NAME --to-environment ENV`: asks a Pact Broker whether a version can be deployed. */
export function addCanIDeploy(program: Command, context: CommandContext): void {
  const command = program
    .command('can-i-deploy')
    .description('Ask a Pact Broker whether a version is verified with all that is deployed; exit with 1 if it is not')
    .requiredOption('--pacticipant <name>', "the application's name at the broker")
    .requiredOption('--to-environment <name>', 'the environment that the version is to be deployed to')
    .option('--app-version <version>', "the application's version; without it, the git commit")
    .option('--broker-url <url>', 'where the broker is; without it, PACT_BROKER_BASE_URL says')
    .option('--broker-token-env <name>', "the environment variable that holds the broker's token: PACT_BROKER_TOKEN")
    .option('--retry-while-unknown <times>', 'how often to ask again while results are missing', parseNumber, 0)
    .option('--retry-interval <seconds>', 'how long to wait before asking again', parseNumber, 10);
  addJsonOption(command)
    .addHelpText(
      'after',
      '\nExamples:\n  $ facsimile can-i-deploy --pacticipant notes --to-environment production' +
        '\n  $ facsimile can-i-deploy --pacticipant notes --app-version 1.2.3 --to-environment test',
    )
    .action(async (options: CanIDeployOptions) => {
      const { canIDeploy } = await import('../actions/can-i-deploy.ts');
      await canIDeploy(options, context);
    });
}

function parseNumber(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is a whole number of at most four digits.');
}
