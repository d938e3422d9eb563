import { diagnosticCodes } from '../../spec/diagnostics/catalogue/all.ts';
import { describeRule } from '../../spec/diff/formats/rule-page.ts';
import { changeCodes } from '../../spec/diff/rules.ts';
import { editDistance } from '../../spec/standards/near-name.ts';
import type { CommandContext } from '../cli/context.ts';
import { WrongUse } from '../cli/errors.ts';
import { readCasePage } from '../outputs/findings.ts';

/** @throws WrongUse naming the codes nearest to one that does not exist. */
export async function explainCode(code: string, context: CommandContext): Promise<void> {
  const finding = diagnosticCodes.find((known) => known === code);
  const change = changeCodes.find((known) => known === code);
  if (change !== undefined) context.out(describeRule(change));
  else if (finding !== undefined) context.out(await readCasePage(finding));
  else throw new WrongUse(`there is no diagnostic code \`${code}\`; ${suggestion(code)}`);
}

function suggestion(code: string): string {
  const far = (text: string) => (text.includes(code) ? 0 : editDistance(code.slice(0, 100).toLowerCase(), text));
  const near = [...diagnosticCodes, ...changeCodes]
    .filter((known) => far(known) <= known.length / 2)
    .toSorted((a, b) => far(a) - far(b));
  if (near.length === 0) return '`facsimile check` shows the codes in brackets';
  const names = near.slice(0, 3).map((near) => `\`${near}\``);
  return `near ones: ${names.join(', ')}`;
}
