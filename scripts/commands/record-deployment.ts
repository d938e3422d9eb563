import type { Command } from 'commander';
import type { RecordDeploymentOptions } from '../actions/record-deployment.ts';
import type { CommandContext } from '../cli/context.ts';

/** `facsimile record-deployment --pacticipant NAME --environment ENV`: tells a Pact Broker that a version is deployed. */
export function addRecordDeployment(program: Command, context: CommandContext): void {
  program
    .command('record-deployment')
    .description('Record at a Pact Broker that a version is now deployed to an environment')
    .requiredOption('--pacticipant <name>', "the application's name at the broker")
    .requiredOption('--environment <name>', 'the environment that the version is deployed to')
    .option('--app-version <version>', "the application's version; without it, the git commit")
    .option('--broker-url <url>', 'where the broker is; without it, PACT_BROKER_BASE_URL says')
    .option('--broker-token-env <name>', "the environment variable that holds the broker's token: PACT_BROKER_TOKEN")
    .addHelpText(
      'after',
      '\nExamples:\n  $ facsimile record-deployment --pacticipant notes --environment production' +
        '\n  $ facsimile record-deployment --pacticipant notes --app-version 1.2.3 --environment test',
    )
    .action(async (options: RecordDeploymentOptions) => {
      const { recordDeployed } = await import('../actions/record-deployment.ts');
      await recordDeployed(options, context);
    });
}
