import type { OpenApiDocument } from '../spec/openapi/document.ts';
import type { OutputFile } from '../spec/output-file.ts';
import { createOperationFinder } from './called-operation.ts';
import { compareBodies } from './compare-bodies.ts';
import { compareMatchers } from './compare-matchers.ts';
import { createLibraryComparison } from './compare-with-library.ts';
import { httpExchange } from './http-exchange.ts';
import type { FindingInInteraction, PactFinding } from './pact-finding.ts';
import { type ReadInteraction, readPact } from './read-pact.ts';
import { unknownRequest } from './unknown-request.ts';
import { VerificationError } from './verification-error.ts';

/** Holds contracts of any consumers (Pact V2 to V4) against a document, by the order of their interactions. */
export async function comparePacts(
  document: OpenApiDocument,
  pacts: readonly OutputFile[],
): Promise<readonly PactFinding[]> {
  const compare = createComparison(document);
  const findings: PactFinding[] = [];
  for (const pact of pacts) {
    const read = readOrFind(pact);
    if ('code' in read) findings.push(read);
    else for (const interaction of read.interactions) findings.push(...(await compare(interaction)));
  }
  return findings;
}

/** One broken file is one finding: the others are compared all the same. */
function readOrFind(pact: OutputFile): { readonly interactions: readonly ReadInteraction[] } | PactFinding {
  try {
    return { interactions: readPact(pact) };
  } catch (error) {
    if (!(error instanceof VerificationError)) throw error;
    const message = error.message.replace(`${pact.path} `, '');
    return { pact: pact.path, severity: 'error', code: 'pact.unreadable', message };
  }
}

function createComparison(document: OpenApiDocument): (one: ReadInteraction) => Promise<readonly PactFinding[]> {
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
    return [
      ...(await compareWithLibrary(interaction, called)),
      ...compareBodies(document, called.operation, exchange),
      ...compareMatchers(document, called.operation, exchange, interaction),
    ];
  }
}
