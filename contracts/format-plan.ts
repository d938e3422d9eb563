import { escapeLine, escapeText } from '../spec/source/visible-text.ts';
import { prepareHeaders, reasonToSkip, type SendingMeans } from './prepare-interaction.ts';
import type { ReadInteraction } from './read-pact.ts';
import { redact } from './redact.ts';
import { requestOfContract } from './request-of-contract.ts';
import { secretsOf } from './secrets-of.ts';
import { showRequest } from './show-message.ts';

/** What verifying would do with an interaction: its request as a person reads it, without credentials, or why there is none. */
export function formatPlan(interaction: ReadInteraction, means: SendingMeans): string {
  const { states } = interaction;
  const title = `# ${escapeLine(interaction.description)}\n`;
  const reason = reasonToSkip(interaction, means);
  if (reason !== undefined) return `${title}# skipped: ${escapeLine(reason)}\n`;
  const contracted = requestOfContract(interaction);
  const request = { ...contracted, headers: prepareHeaders(contracted.headers, interaction, means) };
  const hidden = (means.headers ?? []).map(([name]) => name.toLowerCase());
  const hide = (text: string) => redact(text, secretsOf(means));
  const stated = states.map((state) => `# provider state: ${escapeLine(state)}\n`).join('');
  return `${title}${stated}${escapeText(showRequest(means.providerBaseUrl, request, { hidden, hide }))}\n`;
}
