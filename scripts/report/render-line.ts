import type { VerificationResult } from '../../contracts/verify/result.ts';
import { type Html, html } from '../../spec/standards/html.ts';
import type { Promised, PromisesOfLine } from './promises.ts';
import type { Mutant, ParityDifference } from './runs.ts';
import type { LineFate, LineFinding, SourceLine } from './source-lines.ts';
import { namePart, ownOf, type TracedPart } from './traced-parts.ts';

/** What is known about a line from contracts and runs. */
export interface LineContext {
  readonly promises: PromisesOfLine | undefined;
  /** The results of the last verification by the sentence of the interaction. */
  readonly results: ReadonlyMap<string, VerificationResult>;
  readonly mutants: readonly Mutant[];
  readonly differences: readonly ParityDifference[];
}

/** All that is known of most lines of a long document. */
function renderOwner(line: number | undefined): Html | undefined {
  if (line === undefined) return undefined;
  return html`<div class="panel detail">${renderBelonging(line)}</div>`;
}

function renderBelonging(line: number): Html {
  return html`<p>Belongs to <a href="#L${line}">line ${line}</a>.</p>`;
}

/** What a fate is called. */
export const fateWords: Readonly<Record<LineFate, string>> = {
  carried: 'carried',
  decided: 'with a decision',
  error: 'error',
  prose: 'prose without effect',
};

/** A line with its number, the decisions about it below it, and what rests on it, which is shown when it is in focus. */
export function renderLine(line: SourceLine, context: LineContext): Html {
  const { number, text, fate } = line;
  const words = fateWords[fate];
  const taken = line.findings.filter(({ isMain }) => isMain).map(({ diagnostic }) => renderTaken(diagnostic));
  return html`<li id="L${number}" class="${fate}"><a href="#L${number}" aria-label="Line ${number}, ${words}">${number}</a><code>${text === '' ? ' ' : text}</code>${taken}${renderDetail(line, context)}</li>
`;
}

function renderTaken({ code, message, taken, severity }: LineFinding['diagnostic']): Html {
  const decision = taken === undefined ? 'left out' : taken;
  return html`<p class="taken"><b>${severity}</b> ${message} <span class="code">[${code}]</span><br>taken: ${decision}</p>`;
}

function renderDetail(line: SourceLine, context: LineContext): Html | undefined {
  const sections = [
    renderFindings(line.findings),
    renderParts(line),
    line.belongsTo !== undefined && line.findings.length > 0
      ? section('Carried into', renderBelonging(line.belongsTo))
      : undefined,
    renderRefusals(context),
    renderPromises(context),
    renderMutants(context.mutants),
    renderDifferences(context.differences),
  ].filter((section) => section !== undefined);
  if (sections.length === 0) return renderOwner(line.belongsTo);
  return html`<div class="panel detail"><h3>Line ${line.number}: ${fateWords[line.fate]}</h3>\n${sections}</div>`;
}

function renderFindings(findings: readonly LineFinding[]): Html | undefined {
  if (findings.length === 0) return undefined;
  const items = findings.map(({ diagnostic: { code, severity, message, taken, note, help, accepted } }) => {
    const rows = [
      ['taken', taken],
      ['note', note],
      ['help', help],
      ['accepted', accepted?.reason],
    ].map(([name, text]) => (text === undefined ? undefined : html`<dt>${name}</dt><dd>${text}</dd>`));
    return html`<p><b>${severity}</b> ${message} <span class="code">[${code}]</span></p><dl>${rows}</dl>\n`;
  });
  return section('Findings', html`${items}`);
}

const evidenceWords = {
  stated: 'the page states it',
  shown: 'only a sample shows it',
  decided: 'decided in an overlay',
  assumed: 'assumed',
} as const;

function renderParts({ parts }: SourceLine): Html | undefined {
  if (parts.length === 0) return undefined;
  const groups = [...Map.groupBy(parts, (part) => JSON.stringify([ownOf(part), part.evidence])).values()];
  const items = groups.map((group, index) => {
    const [first] = group;
    return first && renderPart(first, group.length, index === 0);
  });
  return section('Carried into', html`${items}`);
}

function renderPart(part: TracedPart, count: number, isFirst: boolean): Html {
  const times = count === 1 ? '' : `, and ${count - 1} more like it`;
  const content = html`<summary>${namePart(part)} <span class="quiet">${evidenceWords[part.evidence]}${times}</span></summary>
<p class="pointer"><code>${part.pointer}</code></p><pre>${JSON.stringify(ownOf(part), null, 2)}</pre></details>\n`;
  return isFirst ? html`<details open>${content}` : html`<details>${content}`;
}

function renderRefusals({ promises }: LineContext): Html | undefined {
  const refusals = (promises?.resting ?? []).filter(({ status }) => status >= 400);
  if (refusals.length === 0) return undefined;
  const statuses = [...Map.groupBy(refusals, ({ status, scenario }) => `${status} ${scenario}`)];
  const items = statuses.map(([status, all]) => {
    const cases = new Set(all.map(({ words }) => words)).size;
    const messages = new Set(all.flatMap(({ refusal }) => refusal ?? []));
    const said = [...messages].map((message) => html`<li>${message}</li>`);
    const list = said.length > 0 && html`<ul class="said">${said}</ul>`;
    return html`<li><code>${status}</code> in ${cases} ${cases === 1 ? 'case' : 'cases'}${list}</li>`;
  });
  return section('Refusals that rest on it, in the words of the mock', html`<ul>${items}</ul>\n`);
}

function renderPromises({ promises, results }: LineContext): Html | undefined {
  if (promises === undefined) return undefined;
  const { resting, demanding } = promises;
  const demands = [...demanding].map(([what, count]) => {
    const of = what === 'response' ? 'the status' : html`<code>${what}</code>`;
    return html`<li>${count} ${count === 1 ? 'response is' : 'responses are'} held to ${of}</li>`;
  });
  const groups = [...Map.groupBy(resting, ({ words }) => words)].map(([words, all]) =>
    renderGroup(words, all, results),
  );
  return section('Interactions', html`${demands.length > 0 && html`<ul>${demands}</ul>\n`}${groups}`);
}

function renderGroup(words: string, all: readonly Promised[], results: LineContext['results']): Html {
  const known = all.flatMap(({ description }) => results.get(description) ?? []);
  const outcome = outcomeOf(known);
  const advisory = all.find((promise) => promise.advisory !== undefined)?.advisory;
  const times = all.length === 1 ? '' : ` in ${all.length} operations`;
  const exchanges = known.map((result) => renderResult(result));
  const about = html`${words.replace(/^a request /, '')}${times}`;
  const advice = advisory !== undefined && html`<p class="quiet">advice, not a promise: ${advisory}</p>`;
  const shown = html`<span class="${outcome ?? 'quiet'}">${outcome ?? 'not verified'}</span> ${about}`;
  if (exchanges.length === 0 && !advice) return html`<p class="interaction">${shown}</p>\n`;
  const start = outcome === 'failed' ? html`<details open>` : html`<details>`;
  return html`${start}<summary>${shown}</summary>${advice}${exchanges}</details>\n`;
}

/** The worst of them. */
function outcomeOf(results: readonly VerificationResult[]): VerificationResult['outcome'] | undefined {
  return (['failed', 'passed', 'skipped'] as const).find((outcome) =>
    results.some((result) => result.outcome === outcome),
  );
}

/** The result of one interaction: what was sent, received and demanded. */
export function renderResult({ description, outcome, note, failures, sent, received }: VerificationResult): Html {
  const demands = failures.map(
    ({ part, at, message, source }) =>
      html`<li class="failed">${[part, at].filter(Boolean).join(' ')}: ${message}${source && ` (${source})`}</li>`,
  );
  return html`<div class="exchange"><p><span class="${outcome}">${outcome}</span> ${description}</p>
${note !== undefined && html`<p class="quiet">${note}</p>`}${demands.length > 0 && html`<p>demanded</p><ul>${demands}</ul>`}${renderText('sent', sent)}${renderText('received', received)}</div>
`;
}

function renderText(heading: string, text: string | undefined): Html | undefined {
  return text === undefined ? undefined : html`<p>${heading}</p><pre>${text}</pre>`;
}

function renderMutants(mutants: readonly Mutant[]): Html | undefined {
  if (mutants.length === 0) return undefined;
  const items = mutants.map(({ name, words, status, reason, killedBy }) => {
    const killers = killedBy.map((description) => html`<li>${description}</li>`);
    const outcome = status === 'Killed' ? 'passed' : 'failed';
    const by = killers.length > 0 && html`<p>by</p><ul>${killers}</ul>`;
    const why = reason !== undefined && html`<p class="quiet">${reason}</p>`;
    return html`<details><summary><span class="${outcome}">${status.toLowerCase()}</span> ${words}</summary><p><code>${name}</code></p>${why}${by}</details>\n`;
  });
  return section('Mutants', html`${items}`);
}

/** The differences that parity has found. */
export function renderDifferences(differences: readonly ParityDifference[]): Html | undefined {
  if (differences.length === 0) return undefined;
  const items = differences.map(
    ({
      vector,
      target,
      aspects,
      request,
      received,
      demanded,
    }) => html`<details><summary><span class="failed">differs</span> ${target}: ${vector} (${aspects.join(', ')})</summary>
${renderText('sent', request)}${renderText(`received from ${target}`, received)}${renderText('demanded', demanded)}</details>\n`,
  );
  return section('Parity', html`${items}`);
}

function section(heading: string, content: Html): Html {
  return html`<h4>${heading}</h4>\n${content}`;
}
