import { diagnosticCodes } from '../../spec/diagnostics/catalogue/all.ts';
import { editDistance } from '../../spec/standards/near-name.ts';
import type { CommandContext } from '../cli/context.ts';
import { WrongUse } from '../cli/errors.ts';
import { readCasePage } from '../project/findings.ts';

/** @throws WrongUse naming the codes nearest to one that does not exist. */
export async function explainCode(code: string, context: CommandContext): Promise<void> {
  const known = diagnosticCodes.find((diagnosticCode) => diagnosticCode === code);
  if (known === undefined) {
    throw new WrongUse(`there is no diagnostic code \`${code}\`; ${suggestion(code)}`);
  }
  context.out(await readCasePage(known));
}

function suggestion(code: string): string {
  const far = (text: string) => (text.includes(code) ? 0 : editDistance(code.slice(0, 100).toLowerCase(), text));
  const near = diagnosticCodes
    .filter((diagnosticCode) => far(diagnosticCode) <= diagnosticCode.length / 2)
    .toSorted((a, b) => far(a) - far(b));
  if (near.length === 0) return '`facsimile check` shows the codes in brackets';
  const names = near.slice(0, 3).map((near) => `\`${near}\``);
  return `near ones: ${names.join(', ')}`;
}
