import { startMockServer } from '../mocks/start-mock-server.ts';
import { readOperations } from '../spec/openapi/read-operations.ts';
import type { CommandContext } from './command-context.ts';
import { curlLine } from './curl-line.ts';
import { updateOutputs } from './generate-outputs.ts';
import { untilStopped } from './until-stopped.ts';

/** Brings the outputs up to date and serves the mock until the process is asked to stop. */
export async function serveMock(
  { host, port }: { readonly host: string; readonly port: number },
  context: CommandContext,
): Promise<void> {
  const { document } = await updateOutputs(context);
  const server = await startMockServer({ document, host, port, onRequest: () => {} });
  const operations = readOperations(document);
  const shown = operations.find((one) => !one.asWritten) ?? operations[0];
  context.out(`\nThe mock answers at ${server.url} (Ctrl+C stops it)\n`);
  if (shown) context.out(`Try: ${curlLine(shown, server.url)}\n`);
  await untilStopped();
  await server.close();
  context.out('stopped\n');
}
