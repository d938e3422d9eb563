import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { comparePacts } from '../../../contracts/compare/compare.ts';
import { formatFinding } from '../../../contracts/compare/finding.ts';
import { coverDocument } from '../../../contracts/coverage/coverage.ts';
import { renderCoverage } from '../../../contracts/coverage/text.ts';
import { VerificationError } from '../../../contracts/pact/errors.ts';
import { type ReadInteraction, readPact } from '../../../contracts/pact/read-pact.ts';
import { renderHtmlReport } from '../../../contracts/reports/html.ts';
import { renderJsonReport } from '../../../contracts/reports/json.ts';
import { renderJunitReport } from '../../../contracts/reports/junit.ts';
import { formatPlan } from '../../../contracts/reports/plan.ts';
import { renderSarifReport } from '../../../contracts/reports/sarif.ts';
import { formatCauses, formatExample, formatFailure, formatLine } from '../../../contracts/reports/text.ts';
import { reasonToSkip } from '../../../contracts/verify/prepare-request.ts';
import type { VerificationReport, VerificationResult } from '../../../contracts/verify/result.ts';
import type { OpenApiDocument } from '../../../spec/openapi/document.ts';
import { loadDocument } from '../../../spec/openapi/load/load.ts';
import { damagedData } from '../inputs/damage-data.ts';
import { damaged } from '../inputs/damage-text.ts';
import type { FuzzFile, FuzzInput } from '../inputs/input.ts';
import { type Depth, includes, promise } from '../oracles/promise.ts';
import { checkVisible } from '../oracles/visible.ts';
import type { Target } from './target.ts';

const path = 'pact.json';

/** Contracts, damaged, compared with the project's document, planned and reported; nothing is sent. */
export const pactsTarget: Target = {
  name: 'pacts',
  share: 2,
  open: ({ pacts, documents }) => {
    const loaded = loadDocument(
      documents.find((document) => 'info' in document && 'x-doc-source' in Object(document.info)),
    );
    if (!loaded.ok) throw new Error('the document of the project cannot be loaded');
    const small = pacts.flatMap(smallPacts);
    const json = damagedData(fc.constantFrom(...small)).map((value) => JSON.stringify(value, null, 1));
    return {
      inputs: fc.oneof({ arbitrary: json, weight: 3 }, damaged(json)).map((text): FuzzInput => [{ path, text }]),
      judge: async ([file = { path, text: '' }], depth) => {
        const findings = await comparePacts(loaded.document, [file]);
        const lines = findings.map(formatFinding).join('\n');
        checkVisible('the comparison', lines);
        const interactions = readOrReject(file);
        if (interactions !== undefined) judgeInteractions(interactions, loaded.document, depth);
      },
    };
  },
};

/** Contracts of two interactions each, so that damage is not lost among many. */
function smallPacts(pact: object): readonly object[] {
  const { interactions }: { readonly interactions?: unknown } = { interactions: undefined, ...pact };
  if (!Array.isArray(interactions)) return [pact];
  return interactions.map((_, at) => ({ ...pact, interactions: interactions.slice(at, at + 2) }));
}

function readOrReject(file: FuzzFile): readonly ReadInteraction[] | undefined {
  try {
    return readPact(file);
  } catch (error) {
    if (!(error instanceof VerificationError)) throw error;
    checkVisible('the error', error.message);
    return undefined;
  }
}

function judgeInteractions(interactions: readonly ReadInteraction[], document: OpenApiDocument, depth: Depth): void {
  const options = { providerBaseUrl: 'http://127.0.0.1:1' };
  const sound = interactions.filter(({ flaw, unfit }) => flaw === undefined && unfit === undefined);
  for (const interaction of sound) {
    reasonToSkip(interaction, options);
    checkVisible('the plan', formatPlan(interaction, options));
  }
  checkVisible('the coverage', renderCoverage(coverDocument(document, sound)));
  if (includes(depth, 'twice')) checkReports(interactions.map(resultOf));
}

/** The result of an interaction whose provider repeats its words. */
function resultOf({ pact, description, states, json, notes, provider }: ReadInteraction): VerificationResult {
  const text = JSON.stringify(json, null, 1);
  const failures = (['status', 'header', 'body'] as const).map((part) => ({
    ...{ part, at: `$.${description}`, message: `${provider} ${text.slice(0, 100)}`, expected: text, actual: provider },
  }));
  return {
    ...{ pact, description, states, outcome: 'failed', failures, note: provider, source: description, duration: 1 },
    ...{ sent: text, received: text, curl: text },
    ...(typeof notes?.operationId === 'string' && { operationId: notes.operationId }),
  };
}

function checkReports(results: readonly VerificationResult[]): void {
  const report: VerificationReport = { provider: 'http://127.0.0.1:1', version: '0', ok: false, results };
  const junit = renderJunitReport(report);
  const texts = {
    'the line of a result': results.map(formatLine).join('\n'),
    'a failure': results.map(formatFailure).join('\n'),
    'an example': results.map(formatExample).join('\n'),
    causes: formatCauses(results),
    HTML: renderHtmlReport(report),
    JUnit: junit,
    SARIF: renderSarifReport(report),
    JSON: renderJsonReport(report),
  };
  for (const [name, text] of Object.entries(texts)) checkVisible(name, text);
  promise(XMLValidator.validate(junit) === true, () => 'the JUnit report is not XML');
  JSON.parse(texts.SARIF);
  JSON.parse(texts.JSON);
}
