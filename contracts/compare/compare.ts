import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { createOperationFinder } from '../../spec/openapi/paths.ts';
import { formatSource } from '../../spec/openapi/sources.ts';
import type { OutputFile } from '../../spec/source/output-file.ts';
import { VerificationError } from '../pact/errors.ts';
import { type HttpExchange, httpExchange } from '../pact/http-exchange.ts';
import { type ReadInteraction, readPact } from '../pact/read-pact.ts';
import { compareAuthorization } from './authorization.ts';
import { compareBodies } from './bodies.ts';
import { type FindingInInteraction, mergeFindings, type PactFinding } from './finding.ts';
import { compareHeaders } from './headers.ts';
import { nearestOperation } from './hints.ts';
import { compareMatchers } from './matchers.ts';
import { createLibraryComparison } from './pact-comparator.ts';

/** Compares contracts of any consumers (Pact V2 to V4) with a document, by the order of their interactions. */
export async function comparePacts(
  document: OpenApiDocument,
  pacts: readonly OutputFile[],
): Promise<readonly PactFinding[]> {
  const compare = createComparison(document);
  const findings: PactFinding[] = [];
  for (const pact of pacts) {
    const read = readOrFind(pact);
    if ('code' in read) {
      findings.push(read);
      continue;
    }
    const found: PactFinding[] = [];
    for (const interaction of read.interactions) found.push(...(await compare(interaction)));
    findings.push(...mergeFindings(found));
  }
  return findings;
}

/** One broken file is one finding: the others are compared nevertheless. */
function readOrFind(pact: OutputFile): { readonly interactions: readonly ReadInteraction[] } | PactFinding {
  try {
    return { interactions: readPact(pact) };
  } catch (error) {
    if (!(error instanceof VerificationError)) throw error;
    const message = error.message.replace(`${pact.path} `, '');
    return { pact: pact.path, severity: 'error', code: 'pact.unreadable', message };
  }
}

function createComparison(
  document: OpenApiDocument,
): (interaction: ReadInteraction) => Promise<readonly PactFinding[]> {
  const findOperation = createOperationFinder(document);
  const compareWithLibrary = createLibraryComparison(document);
  return async (interaction) => {
    const found = await findIn(interaction);
    return found.map((finding) => ({ pact: interaction.pact, interaction: interaction.description, ...finding }));
  };

  async function findIn(interaction: ReadInteraction): Promise<readonly FindingInInteraction[]> {
    const { unfit, flaw } = interaction;
    if (flaw !== undefined) return [{ severity: 'error', code: 'pact.interaction.unreadable', message: flaw }];
    if (unfit !== undefined) return [{ severity: 'note', code: 'pact.interaction.unfit', message: unfit }];
    const exchange = httpExchange(interaction);
    if (exchange === undefined) {
      const message = 'has no request with a method and a path, or no response with a status';
      return [{ severity: 'error', code: 'pact.interaction.unreadable', message }];
    }
    const called = findOperation(exchange.method, exchange.path);
    if (called === undefined) return [unknownRequest(document, exchange)];
    const { operation } = called;
    const bodies = compareBodies(document, operation, exchange);
    const authorization = compareAuthorization(operation, exchange, interaction);
    const isSaid = ({ code, at = '' }: FindingInInteraction) =>
      bodies.some(({ insteadOf }) => insteadOf === at) ||
      (code === 'request.authorization.missing' && authorization.length > 0);
    return [
      ...(await compareWithLibrary(interaction, called)).filter((finding) => !isSaid(finding)),
      ...authorization,
      ...bodies.map(({ insteadOf: _, ...finding }) => finding),
      ...compareMatchers(document, operation, exchange, interaction),
      ...compareHeaders(document, operation, exchange, interaction),
    ];
  }
}

/** The finding that no operation is documented for a request, with the one that is nearest to it. */
function unknownRequest(document: OpenApiDocument, { method, path }: HttpExchange): FindingInInteraction {
  const near = nearestOperation(document, method, path);
  const [source] = near?.operation.sources ?? [];
  return {
    severity: 'error',
    code: 'request.path-or-method.unknown',
    at: 'request',
    message: `${method.toUpperCase()} ${path} is not documented${near?.hint ?? ''}`,
    ...(source !== undefined && { source: formatSource(source) }),
  };
}
