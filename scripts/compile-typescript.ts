import { join } from 'node:path';
import ts from 'typescript';
import { CommandFailure } from './command-failure.ts';

const host: ts.FormatDiagnosticsHost = {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => process.cwd(),
  getNewLine: () => '\n',
};

/** Compiles files, and all that they import, to JavaScript with declarations, by the repository's own tsconfig.json. */
export function compileTypeScript(root: string, entries: readonly string[], outDir: string): void {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const program = ts.createProgram(
    entries.map((one) => join(root, one)),
    { ...options, noEmit: false, declaration: true, rootDir: root, outDir },
  );
  const problems = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics];
  if (problems.length > 0) {
    throw new CommandFailure('the package does not compile', ts.formatDiagnostics(problems, host));
  }
}
