import standaloneCode from 'ajv/dist/standalone/index.js';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { OutputFile } from '../../spec/source/output-file.ts';
import { collectBodySchemas, type Direction } from '../build/body-schemas.ts';
import { compileSchemas } from '../build/compile-validators.ts';
import { generatedBanner } from './identifiers.ts';

const paths = { request: 'generated/validators.ts', response: 'generated/response-validators.ts' } as const;

/** Precompiled validators of all JSON bodies of one direction: plain functions without Ajv, `eval` or `require`. */
export function emitValidators(document: OpenApiDocument, direction: Direction): OutputFile {
  const bodies = collectBodySchemas(document, direction);
  const { ajv, schemaIds } = compileSchemas(document, bodies, direction);
  const code = standaloneCode.default(ajv, schemaIds).replace(/^"use strict";\n?/, '');
  const foreign = /^.*\brequire\(.*$/m.exec(code);
  if (foreign !== null) throw new Error(`a validator needs more than itself: ${foreign[0].slice(0, 200)}`);
  const imports = /\bformats[.[]/.test(code) ? "import { formats } from '../mocks/engine/json-formats.ts';\n" : '';
  return {
    path: paths[direction],
    text: `// @ts-nocheck\n${generatedBanner}${imports}\n${code.trim() || 'export {};'}\n`,
  };
}
