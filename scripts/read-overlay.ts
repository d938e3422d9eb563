import { parseDocument } from 'yaml';
import type { OverlayFile } from '../spec/openapi/apply-overlays.ts';
import { CommandFailure } from './command-failure.ts';
import { readText } from './read-text.ts';

/** An overlay from disk that is read for the findings that it accepts. @throws CommandFailure if it is not YAML */
export async function readOverlay(folder: string, path: string): Promise<OverlayFile> {
  const text = await readText(folder, path);
  const [problem] = parseDocument(text, { logLevel: 'silent' }).errors;
  if (problem === undefined) return { path, text };
  throw new CommandFailure(`${path}:${problem.linePos?.[0].line ?? 1}: is not YAML: ${problem.message.split('\n')[0]}`);
}
