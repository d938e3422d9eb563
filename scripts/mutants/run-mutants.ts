import { parseArgs } from 'node:util';
import type { Pact } from '../../contracts/pact/pact.ts';
import { createVerifierProcess } from '../../contracts/verify/pact-process.ts';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure, WrongUse } from '../cli/errors.ts';
import { writeOutputs } from '../outputs/write-outputs.ts';
import { readDocument } from '../project/artifacts.ts';
import { readText } from '../project/files.ts';
import { openProject } from '../project/project.ts';
import type { Judge } from './judge.ts';
import { judgeWithPact, sampleContract, wholeContract, withGivenValues } from './judge-with-pact.ts';
import { judgeWithPrism } from './judge-with-prism.ts';
import { listVersions, type Measured, measureFleet, type Version } from './measure.ts';
import { type MutationReportInput, pagesOf, renderMutationReport } from './mutation-report.ts';
import { findMistakes, formatFindings, formatSummary, formatTable } from './report.ts';

/** How many mistakes the contract is known to make. Fewer is better: lower these when it becomes so. */
const limits = { survivors: 0, falseAlarms: 0 };

/**
 * Measures the contract: which faulty versions of the reference provider it finds out, and which right ones it refuses;
 * for comparison a contract of the samples alone, and Prism's proxy. Given names of versions, lists all that the contract finds
 * in those. With `--report FILE` the file says of each fault where on the page it is, and what finds it; with
 * `--contract-only` nothing is measured for comparison.
 * @throws CommandFailure if more faults survive the contract, or more right versions do not, than is known.
 */
export async function runMutants(args: readonly string[], context: CommandContext): Promise<void> {
  const { names, file, contractOnly } = readArguments(args);
  const versions = selectVersions(names);
  const started = performance.now();
  const document = await readDocument(await openProject(context));
  const pact = wholeContract(document);
  const verifier = createVerifierProcess();
  const contract = judgeWithPact('contract', pact, {
    verifier,
    exhaustive: names.length > 0,
    contractWith: (values) => wholeContract(withGivenValues(document, values)),
  });
  const others = async () => [
    judgeWithPact('samples', sampleContract(pact), { verifier }),
    await judgeWithPrism(document, pact),
  ];
  try {
    const judges = contractOnly || names.length > 0 ? [contract] : [contract, ...(await others())];
    let done = 0;
    const measured = await measureFleet(versions, judges, () => {
      done += 1;
      context.draw?.(`\r${done} of ${versions.length} versions `);
    });
    context.draw?.('\r');
    if (file !== undefined) await writeMutationReport(file, { measured, pact }, context);
    if (names.length > 0) return context.out(`${formatFindings(measured, contract.name).join('\n')}\n`);
    report(measured, judges, pact, context);
  } finally {
    await verifier.stop();
  }
  context.out(`${Math.round((performance.now() - started) / 1000)} s\n`);
}

interface Arguments {
  /** Those of versions; none stands for all. */
  readonly names: readonly string[];
  /** Where the report goes. */
  readonly file: string | undefined;
  readonly contractOnly: boolean;
}

function readArguments(args: readonly string[]): Arguments {
  const options = { report: { type: 'string' }, 'contract-only': { type: 'boolean' } } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (values.report === '') throw new Error('--report needs the name of a file');
    return { names: positionals, file: values.report, contractOnly: values['contract-only'] ?? false };
  } catch (error) {
    throw new WrongUse((error as Error).message);
  }
}

async function writeMutationReport(
  path: string,
  input: Pick<MutationReportInput, 'measured' | 'pact'>,
  { folder, out }: CommandContext,
): Promise<void> {
  const pages = pagesOf(input.pact);
  const texts = await Promise.all(pages.map(async (page) => [page, await readText(folder, page)] as const));
  const after = renderMutationReport({ ...input, texts: new Map(texts) });
  await writeOutputs(folder, [{ path, after }]);
  out(`written ${path}\n`);
}

/** All versions, or those of some names. */
function selectVersions(names: readonly string[]): readonly Version[] {
  const versions = listVersions();
  const unknown = names.find((name) => !versions.some((version) => version.name === name));
  if (unknown !== undefined) throw new WrongUse(`there is no version \`${unknown}\``);
  return names.length > 0 ? versions.filter(({ name }) => names.includes(name)) : versions;
}

const legend = [
  'contract: the generated one; samples: the documented request and response of each operation, by types; prism proxy:',
  'with --errors, given the requests that the document allows (others it rejects itself, whatever the provider does)',
];

function report(
  measured: readonly Measured[],
  judges: readonly Judge[],
  { interactions }: Pact,
  context: CommandContext,
): void {
  const passed = `all ${interactions.length} interactions passed`;
  const { survivors, falseAlarms, remarks } = findMistakes(measured, 'contract', passed);
  const mistakes = [...remarks, ...falseAlarms, ...survivors];
  const lines = [
    ...formatTable(measured, judges),
    '',
    ...legend,
    '',
    ...mistakes,
    '',
    ...formatSummary(measured, judges),
  ];
  context.out(`${lines.join('\n')}\n`);
  if (survivors.length > limits.survivors || falseAlarms.length > limits.falseAlarms) {
    const counts = `${survivors.length} faults survive and ${falseAlarms.length} right versions are refused`;
    throw new CommandFailure(`${counts}; at most ${limits.survivors} and ${limits.falseAlarms} are known`);
  }
}
