import { emitPacts } from '../../contracts/generate/generate.ts';
import type { Pact } from '../../contracts/pact/pact.ts';
import { createVerifierProcess, type VerifierProcess } from '../../contracts/verify/pact-process.ts';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure, WrongUse } from '../cli/errors.ts';
import { readDocument } from '../project/artifacts.ts';
import type { Judge } from './judge.ts';
import { judgeWithPact, sampleContract } from './judge-with-pact.ts';
import { judgeWithPrism } from './judge-with-prism.ts';
import { listVersions, type Measured, measureFleet } from './measure.ts';
import { formatMistakes, formatSummary, formatTable } from './report.ts';

/** Seconds that the whole measurement may take. */
const longest = 120;

/**
 * Measures the contract: which faulty versions of the reference provider it finds out, and which right ones it rejects;
 * for comparison a contract of the samples alone, and Prism's proxy.
 * @throws CommandFailure if a fault survives the contract, a right version does not, or it takes too long.
 */
export async function runMutants(args: readonly string[], context: CommandContext): Promise<void> {
  if (args.length > 0) throw new WrongUse('`npm run mutants` takes no arguments');
  const started = performance.now();
  const document = await readDocument(context.folder);
  const pact = JSON.parse(emitPacts(document)[0]?.text ?? '') as Pact;
  const verifier = createVerifierProcess();
  try {
    const judges = [...judgesWith(verifier, pact), await judgeWithPrism(document, pact)];
    const versions = listVersions();
    let done = 0;
    const measured = await measureFleet(versions, judges, () => {
      done += 1;
      context.draw?.(`\r${done} of ${versions.length} versions `);
    });
    context.draw?.('\r');
    report(measured, judges, pact, context);
  } finally {
    await verifier.stop();
  }
  const seconds = Math.round((performance.now() - started) / 1000);
  context.out(`${seconds} s\n`);
  if (seconds >= longest) throw new CommandFailure(`the measurement took ${seconds} s, more than ${longest}`);
}

function judgesWith(verifier: VerifierProcess, pact: Pact): readonly Judge[] {
  return [judgeWithPact('contract', pact, verifier), judgeWithPact('samples', sampleContract(pact), verifier)];
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
  const mistakes = formatMistakes(measured, 'contract', passed);
  const lines = [...formatTable(measured, judges), '', ...legend, '', ...formatSummary(measured, judges), ...mistakes];
  context.out(`${lines.join('\n')}\n`);
  if (mistakes.length > 0) throw new CommandFailure(`the contract is wrong about ${mistakes.length} versions`);
}
