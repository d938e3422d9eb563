import { isObject } from '../../spec/openapi/json-form.ts';
import { CommandFailure } from '../cli/errors.ts';
import { readText } from '../project/files.ts';
import { writeOutputs } from './write-outputs.ts';

/**
 * The fingerprints in a baseline: of findings and changes that people know of, and accept. The file is JSON,
 * `{ "fingerprints": ["0f3c…", …] }`; other members are for people.
 * @throws CommandFailure if it cannot be read, or is no baseline
 */
export async function readBaseline(folder: string, path: string): Promise<ReadonlySet<string>> {
  const data = parseJson(path, await readText(folder, path));
  const listed = isObject(data) ? data.fingerprints : undefined;
  if (!Array.isArray(listed)) {
    throw new CommandFailure(`${path}: is no baseline: it holds \`{ "fingerprints": [...] }\``);
  }
  const wrong = listed.findIndex((fingerprint) => !/^[\da-f]{16}$/.test(String(fingerprint)));
  if (wrong === -1) return new Set(listed.map(String));
  throw new CommandFailure(`${path}: fingerprints[${wrong}] is not 16 hexadecimal digits`);
}

/** A baseline of fingerprints: each once, sorted, so that it is the same for the same ones. */
export function printBaseline(fingerprints: Iterable<string>): string {
  return `${JSON.stringify({ fingerprints: [...new Set(fingerprints)].toSorted() }, null, 2)}\n`;
}

/** Writes a baseline to disk. @throws CommandFailure if it cannot be written */
export async function writeBaseline(folder: string, path: string, fingerprints: Iterable<string>): Promise<void> {
  await writeOutputs(folder, [{ path, after: printBaseline(fingerprints) }]);
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandFailure(`${path}: is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
