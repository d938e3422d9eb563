import { prepareHeaders, reasonToSkip, type SendingMeans } from './prepare-interaction.ts';
import type { ReadInteraction } from './read-pact.ts';
import { redact } from './redact.ts';
import { requestOfContract } from './request-of-contract.ts';
import { secretsOf } from './secrets-of.ts';
import { showRequest } from './show-message.ts';

/** What verifying would do with an interaction: its request as a person reads it, without credentials, or why there is none. */
export function formatPlan(interaction: ReadInteraction, means: SendingMeans): string {
  const { description, states } = interaction;
  const reason = reasonToSkip(interaction, means);
  if (reason !== undefined) return `# ${description}\n# skipped: ${reason}\n`;
  const contracted = requestOfContract(interaction);
  const request = { ...contracted, headers: prepareHeaders(contracted.headers, interaction, means) };
  const hidden = (means.headers ?? []).map(([name]) => name.toLowerCase());
  const hide = (text: string) => redact(text, secretsOf(means));
  const stated = states.map((state) => `# provider state: ${state}\n`).join('');
  return `# ${description}\n${stated}${showRequest(means.providerBaseUrl, request, { hidden, hide })}\n`;
}
