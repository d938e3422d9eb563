import { comparePacts } from '../../contracts/compare/compare.ts';
import { formatFinding, formatFindingCount } from '../../contracts/compare/finding.ts';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure } from '../cli/errors.ts';
import { readDocument } from '../project/artifacts.ts';
import { readText } from '../project/files.ts';
import { openProject } from '../project/project.ts';

/** Compares contracts with the document of the project and prints each finding. */
export async function compareContracts(paths: readonly string[], context: CommandContext): Promise<void> {
  const pacts = await Promise.all(paths.map(async (path) => ({ path, text: await readText(context.folder, path) })));
  const findings = await comparePacts(await readDocument(await openProject(context)), pacts);
  context.result?.({ findings });
  for (const finding of findings) context.out(`${formatFinding(finding)}\n`);
  const count = `${pacts.length} ${pacts.length === 1 ? 'contract' : 'contracts'}: ${formatFindingCount(findings)}`;
  if (findings.some(({ severity }) => severity === 'error')) throw new CommandFailure(count);
  context.out(`${count}\n`);
}
