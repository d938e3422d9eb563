import { join } from 'node:path';
import ts from 'typescript';
import type { FuzzFile } from '../inputs/input.ts';
import { promise } from './promise.ts';

const root = join(import.meta.dirname, '../../..');

const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ts.ModuleKind.NodeNext,
  allowImportingTsExtensions: true,
  verbatimModuleSyntax: true,
  types: ['node'],
};

/** Files that do not change, parsed once: `loadTypes` does so beforehand, so that memory does not seem to grow. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/**
 * Type-checks generated TypeScript, as if it were in this repository.
 * @throws Flaw with the first error
 */
export function checkTypes(files: readonly FuzzFile[]): void {
  const texts = new Map(files.map(({ path, text }) => [join(root, path), text]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.getSourceFile = (path, ...others) => {
    const text = texts.get(path);
    if (text !== undefined) return ts.createSourceFile(path, text, ...(others.slice(0, 1) as [ts.ScriptTarget]));
    if (!parsed.has(path)) parsed.set(path, getSourceFile(path, ...others));
    return parsed.get(path);
  };
  const program = ts.createProgram({ rootNames: [...texts.keys()], options, host });
  const own = [...texts.keys()].flatMap((path) => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  });
  const [first] = own;
  promise(first === undefined, () => {
    const text = ts.flattenDiagnosticMessageText(first?.messageText, '\n').split('\n')[0];
    return `${first?.file?.fileName.slice(root.length + 1)} does not type-check: TS${first?.code} ${text}`;
  });
}

/** Parses all that generated files import. */
export function loadTypes(): void {
  checkTypes([{ path: 'generated/all.ts', text: "import 'msw';\nimport 'facsimile/runtime';\n" }]);
}
