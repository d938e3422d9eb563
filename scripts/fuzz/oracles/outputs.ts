import { posix } from 'node:path';
import { parseSync } from 'rolldown/utils';
import { parse } from 'yaml';
import { readPact } from '../../../contracts/pact/read-pact.ts';
import { loadDocument } from '../../../spec/openapi/load/load.ts';
import { emitOutputs } from '../../actions/generate.ts';
import { CommandFailure } from '../../cli/errors.ts';
import type { CompiledProject } from '../../project/compile-project.ts';
import type { Project } from '../../project/project.ts';
import type { FuzzFile } from '../inputs/input.ts';
import { type Depth, includes, promise } from './promise.ts';
import { checkTypes } from './types.ts';

/**
 * Generates all outputs of a document, and looks at each.
 * @throws Flaw where one is not as promised
 */
export async function checkOutputs(compiled: CompiledProject, project: Project, depth: Depth): Promise<void> {
  if (!includes(depth, 'outputs')) return;
  const loaded = loadDocument(compiled.document);
  const problems = loaded.problems.filter(({ severity }) => severity === 'error');
  promise(loaded.ok, () => `the document is not valid: ${problems[0]?.pointer} ${problems[0]?.message}`);
  const outputs = await emitted(compiled, project);
  if (outputs === undefined) return;
  const again = (await emitted(compiled, project)) ?? [];
  checkPaths(outputs, project.outputs.folder);
  for (const output of outputs) {
    checkText(output);
    promise(again.find(({ path }) => path === output.path)?.text === output.text, () => `${output.path} varies`);
  }
  const written = outputs.find(({ path }) => path === project.outputs.document);
  if (written !== undefined) checkDocument(written.text, compiled.written ?? compiled.document);
  if (includes(depth, 'types')) checkTypes(outputs.filter(({ path }) => path.endsWith('.ts')));
}

/** A document may be one that nothing can be generated from, where the error says why. */
async function emitted(compiled: CompiledProject, project: Project): Promise<readonly FuzzFile[] | undefined> {
  try {
    return await emitOutputs(compiled, project);
  } catch (error) {
    if (error instanceof CommandFailure) return undefined;
    throw error;
  }
}

function checkPaths(outputs: readonly FuzzFile[], folder: string): void {
  const seen = new Set<string>();
  for (const { path } of outputs) {
    const isInside = posix.normalize(path) === path && (path.startsWith(`${folder}/`) || path === 'spec/openapi.yaml');
    promise(isInside && !/[\p{Cc}:\\]/u.test(path), () => `${JSON.stringify(path)} is written outside of ${folder}`);
    promise(!seen.has(path.toLowerCase()), () => `two outputs are written to ${path}`);
    seen.add(path.toLowerCase());
  }
}

function checkText({ path, text }: FuzzFile): void {
  promise(text.isWellFormed(), () => `${path} holds half a character`);
  if (path.endsWith('.ts')) {
    const { errors } = parseSync(path, text);
    promise(errors.length === 0, () => `${path} cannot be parsed: ${errors[0]?.message}`);
  }
  if (path.endsWith('.json')) JSON.parse(text);
  if (path.includes('/pacts/')) readPact({ path, text });
}

/** The YAML of a document is its data. */
function checkDocument(text: string, document: object): void {
  const same = JSON.stringify(parse(text, { maxAliasCount: 0 })) === JSON.stringify(document);
  promise(same, () => 'the document that is written is another one');
}
