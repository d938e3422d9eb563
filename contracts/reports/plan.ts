import { escapeLine, escapeText } from '../../spec/standards/visible-text.ts';
import { redact } from '../http/redact.ts';
import type { ReadInteraction } from '../pact/read-pact.ts';
import { requestOfContract } from '../verify/contract-request.ts';
import { prepareRequest, reasonToSkip, type SendingOptions } from '../verify/prepare-request.ts';
import { hiddenHeaders, secretsOf, showRequest } from '../verify/show-exchange.ts';

/** What verifying would do with an interaction: its request as a person reads it, without credentials, or why there is none. */
export function formatPlan(interaction: ReadInteraction, options: SendingOptions): string {
  const { states } = interaction;
  const title = `# ${escapeLine(interaction.description)}\n`;
  const reason = reasonToSkip(interaction, options);
  if (reason !== undefined) return `${title}# skipped: ${escapeLine(reason)}\n`;
  const request = prepareRequest(requestOfContract(interaction), interaction, options);
  const hidden = hiddenHeaders(interaction, options);
  const hide = (text: string) => redact(text, secretsOf(options));
  const stated = states.map((state) => `# provider state: ${escapeLine(state)}\n`).join('');
  return `${title}${stated}${escapeText(showRequest(options.providerBaseUrl, request, { hidden, hide }))}\n`;
}
