import { comparePacts } from '../contracts/compare-pact.ts';
import { formatFinding, formatFindingCount } from '../contracts/pact-finding.ts';
import { artifactsFolder } from './artifacts-folder.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';
import { readDocument } from './read-document.ts';
import { readText } from './read-text.ts';

/** Compares contracts with the document of the project, or of this package outside a project, and prints each finding. */
export async function compareContracts(paths: readonly string[], context: CommandContext): Promise<void> {
  const pacts = await Promise.all(paths.map(async (path) => ({ path, text: await readText(context.folder, path) })));
  const findings = await comparePacts(await readDocument(artifactsFolder(context.folder)), pacts);
  for (const finding of findings) context.out(`${formatFinding(finding)}\n`);
  const count = `${pacts.length} ${pacts.length === 1 ? 'contract' : 'contracts'}: ${formatFindingCount(findings)}`;
  if (findings.some(({ severity }) => severity === 'error')) throw new CommandFailure(count);
  context.out(`${count}\n`);
}
