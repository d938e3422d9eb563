import type { Command } from 'commander';
import type { PublishOptions } from '../actions/publish.ts';
import type { CommandContext, ProjectOptions } from '../cli/context.ts';
import { collect, parseNonBlank } from '../cli/option-values.ts';
import { addProjectOptions, withProject } from '../cli/project-options.ts';

/** `facsimile publish [PACT...] --broker-url URL`: sends contracts to a Pact Broker. */
export function addPublish(program: Command, context: CommandContext): void {
  const command = program
    .command('publish')
    .description('Send contracts to a Pact Broker, with the version, branch and tags that git knows')
    .argument('[pact...]', 'contracts, as files; without one, those of the project', collect(parseNonBlank))
    .option('--broker-url <url>', 'where the broker is; without it, PACT_BROKER_BASE_URL says')
    .option('--broker-token-env <name>', "the environment variable that holds the broker's token: PACT_BROKER_TOKEN")
    .option('--app-version <version>', "the consumer's version; without it, the git commit")
    .option('--branch <name>', "the consumer's branch; without it, git's")
    .option(
      '--tag <name>',
      "a tag of the version, may be repeated; without it, git's",
      (name, all: readonly string[] = []) => [...all, name],
    )
    .option('--dry-run', 'print what would be sent, and send nothing');
  addProjectOptions(command)
    .addHelpText(
      'after',
      '\nExamples:\n  $ facsimile publish pacts/*.json --broker-url https://broker.example.com' +
        '\n  $ facsimile publish --broker-url http://127.0.0.1:9292 --branch main --dry-run',
    )
    .action(async (paths: readonly string[], options: PublishOptions & ProjectOptions) => {
      const { publishPacts } = await import('../actions/publish.ts');
      await publishPacts(paths, options, withProject(context, options));
    });
}
