import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { OutputFile } from '../../spec/source/output-file.ts';
import type { Direction } from '../build/body-schemas.ts';
import { importPath, type Layout, partsFolder } from './layout.ts';
import { commonFile, isShared, type TagFiles } from './tag-files.ts';
import { type CodePart, compileValidatorCode } from './validator-code.ts';
import { importsOf, printValidatorModule, validatorsPath } from './validators.ts';

/** The validator of a body schema, and the file that exports it. */
interface ExportedValidator {
  readonly name: string;
  readonly validate: string;
  readonly file: string;
}

/** The validators of one direction: a module for each tag, one for what several tags use, and one that exports all. */
export function emitSplitValidators(
  document: OpenApiDocument,
  direction: Direction,
  layout: Layout,
  tagFiles: TagFiles,
): readonly OutputFile[] {
  const { bodies, functions, parts } = compileValidatorCode(document, direction);
  const validators = bodies.all.map(({ name, operations }) => ({
    name,
    validate: functions.get(name) ?? '',
    file: tagFiles.of(operations),
  }));
  const files = filesOfParts(parts, validators);
  const index = validatorsPath(direction, layout);
  const names = [...new Set([...validators.map(({ file }) => file), ...files.values()])].toSorted();
  const modules = names.map((file) => {
    const own = validators.filter((validator) => validator.file === file);
    const code = [...parts.values()].filter(({ name }) => files.get(name) === file);
    return { path: `${partsFolder(index)}/${file}.ts`, file, own, code };
  });
  const borrowed = new Set(modules.flatMap(({ file, own, code }) => namesFromOthers(file, own, code)));
  return [
    {
      path: index,
      text: printValidatorModule(
        layout,
        modules.map(({ path, own }) => reexport(own, importPath(index, path))).join(''),
      ),
    },
    ...modules.map(({ path, file, own, code }) => {
      const text = [
        importsOf(code),
        importNames(namesFromOthers(file, own, code)),
        '\n',
        ...own.map(({ name, validate }) => `export const ${name} = ${validate};\n`),
        ...code.map(({ text }) => text),
        isShared(file) ? exportNames([...borrowed]) : '',
      ];
      return { path, text: printValidatorModule(layout, text.join('')) };
    }),
  ];

  /** What a module names and the shared one has. */
  function namesFromOthers(
    file: string,
    own: readonly ExportedValidator[],
    code: readonly CodePart[],
  ): readonly string[] {
    const used = new Set([...own.map(({ validate }) => validate), ...code.flatMap(({ uses }) => uses)]);
    return [...used].filter((name) => files.get(name) !== file);
  }
}

/** The file of each part: that of the only one that uses it, by way of other parts or at once, or the shared one. */
function filesOfParts(
  parts: ReadonlyMap<string, CodePart>,
  validators: readonly ExportedValidator[],
): ReadonlyMap<string, string> {
  const users = new Map([...parts.keys()].map((name) => [name, new Set<string>()]));
  const visit = (name: string, file: string): void => {
    const files = users.get(name);
    if (files === undefined || files.has(file)) return;
    files.add(file);
    for (const used of parts.get(name)?.uses ?? []) visit(used, file);
  };
  for (const { validate, file } of validators) visit(validate, file);
  return new Map([...users].map(([name, files]) => [name, commonFile(files)]));
}

function reexport(validators: readonly ExportedValidator[], path: string): string {
  return validators.length === 0
    ? ''
    : `export {\n${validators.map(({ name }) => `  ${name},\n`).join('')}} from '${path}';\n`;
}

function importNames(names: readonly string[]): string {
  return names.length === 0 ? '' : `import { ${names.join(', ')} } from './shared.ts';\n`;
}

function exportNames(names: readonly string[]): string {
  return names.length === 0 ? '' : `\nexport { ${names.join(', ')} };\n`;
}
