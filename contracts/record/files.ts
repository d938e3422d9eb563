import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { emitRecordedPact } from './generate.ts';
import type { RecordedRefusal, RecordedUse } from './usage.ts';

/** What one test file recorded, as it waits for those of the other workers. */
export interface RecordedPart {
  readonly consumer: string;
  /** Where the contract is to be written, absolute. */
  readonly folder: string;
  readonly document: OpenApiDocument;
  readonly uses: readonly RecordedUse[];
  readonly refusals: readonly RecordedRefusal[];
}

/** An empty folder for the parts of one run. */
export function createRunFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'facsimile-recorded-'));
}

/** Removes the folder of a run with all its parts. */
export function removeRunFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}

/** Puts a part into the folder of a run. */
export async function writePart(runFolder: string, part: RecordedPart): Promise<void> {
  await writeWhole(join(runFolder, `${randomUUID()}.json`), JSON.stringify(part));
}

/** The parts in the folder of a run. */
export async function readParts(runFolder: string): Promise<readonly RecordedPart[]> {
  const names = (await readdir(runFolder)).filter((name) => name.endsWith('.json'));
  return Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(runFolder, name), 'utf8')) as RecordedPart),
  );
}

/** Merges parts into contracts, one for each consumer and service, and writes them; gives their paths. */
export async function writeRecordedPacts(parts: readonly RecordedPart[]): Promise<readonly string[]> {
  const groups = Map.groupBy(parts, ({ folder, consumer, document }) => JSON.stringify([folder, consumer, document]));
  const paths: string[] = [];
  for (const [first, ...others] of groups.values()) {
    if (first === undefined) continue;
    const parts = [first, ...others];
    const uses = parts.flatMap((part) => part.uses);
    if (uses.length === 0) continue;
    const file = emitRecordedPact(first.document, first.consumer, {
      uses,
      refusals: parts.flatMap((part) => part.refusals),
    });
    const path = resolve(first.folder, file.path);
    await mkdir(first.folder, { recursive: true });
    await writeWhole(path, file.text);
    paths.push(path);
  }
  return paths.toSorted();
}

/** Nobody sees a file half written. */
async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, text);
  await rename(temporary, path);
}
