import { join } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { diagnosticCodes } from '../spec/diagnostics/catalogue.ts';
import type { CommandContext } from './command-context.ts';
import { readText } from './read-text.ts';
import { WrongUse } from './wrong-use.ts';

const cases = join(import.meta.dirname, '../spec/diagnostics/cases');

/** @throws WrongUse naming the codes nearest to one that does not exist. */
export async function explainCode(code: string, context: CommandContext): Promise<void> {
  const known = diagnosticCodes.find((one) => one === code);
  if (known === undefined) {
    const near = nearestCodes(code).map((one) => `\`${one}\``);
    throw new WrongUse(`there is no diagnostic code \`${code}\`; near ones: ${near.join(', ')}`);
  }
  context.out(await readText(cases, `${known}.md`));
}

function nearestCodes(code: string): readonly string[] {
  const far = (one: string) => (one.includes(code) ? 0 : distance(code.toLowerCase(), one));
  return diagnosticCodes.toSorted((a, b) => far(a) - far(b)).slice(0, 3);
}
