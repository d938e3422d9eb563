import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { OutputFile } from '../../spec/source/output-file.ts';
import type { Direction } from '../build/body-schemas.ts';
import { runtime } from './identifiers.ts';
import type { Layout } from './layout.ts';
import { type CodePart, compileValidatorCode, type ValidatorCode } from './validator-code.ts';

/** A module of the validators of all JSON bodies of one direction. */
export function emitValidators(document: OpenApiDocument, direction: Direction, layout: Layout): OutputFile {
  const code = compileValidatorCode(document, direction);
  const text = `${importsOf(code.parts.values())}\n${printValidators(code).trim()}\n`;
  return { path: validatorsPath(direction, layout), text: printValidatorModule(layout, text) };
}

/** The file that exports all validators of one direction. */
export function validatorsPath(direction: Direction, { validators, responseValidators }: Layout): string {
  return direction === 'request' ? validators : responseValidators;
}

/** A module with the code of validators. */
export function printValidatorModule({ banner }: Layout, code: string): string {
  return `// @ts-nocheck\n// ${banner}\n${code.trim() === '' ? '\nexport {};\n' : code}`;
}

/** Each validator under the name of its schema, in front of the code that no validator before it has needed. */
function printValidators({ functions, parts }: ValidatorCode): string {
  const printed = new Set<string>();
  const printPart = (name: string): string => {
    const part = parts.get(name);
    if (part === undefined || printed.has(name)) return '';
    printed.add(name);
    return part.uses.map(printPart).join('') + part.text;
  };
  return [...functions]
    .map(([name, validate]) => `\nexport const ${name} = ${validate};\n${printPart(validate)}`)
    .join('');
}

/** What parts import from the runtime, as a line of code. */
export function importsOf(parts: Iterable<CodePart>): string {
  const names = [...new Set([...parts].flatMap(({ imports }) => imports))].toSorted();
  return names.length === 0 ? '' : `import { ${names.join(', ')} } from '${runtime}/validation';\n`;
}
