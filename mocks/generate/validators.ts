import standaloneCode from 'ajv/dist/standalone/index.js';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { OutputFile } from '../../spec/source/output-file.ts';
import { collectBodySchemas, type Direction } from '../build/body-schemas.ts';
import { compileSchemas } from '../build/compile-validators.ts';
import { runtime } from './identifiers.ts';
import type { Layout } from './layout.ts';

/** Precompiled validators of all JSON bodies of one direction: plain functions without Ajv, `eval` or `require`. */
export function emitValidators(document: OpenApiDocument, direction: Direction, layout: Layout): OutputFile {
  const bodies = collectBodySchemas(document, direction);
  const { ajv, schemaIds } = compileSchemas(document, bodies, direction);
  const code = withoutUnusedSchemas(
    withoutUnreadFacts(standaloneCode.default(ajv, schemaIds))
      .replace(/^"use strict";\n?/, '')
      .replace(/(?<=^const \w+ = )require\("ajv\/dist\/runtime\/equal"\)\.default(?=;$)/gm, 'isEqual'),
  );
  const foreign = /^.*\brequire\(.*$/m.exec(code);
  if (foreign !== null) throw new Error(`a validator needs more than itself: ${foreign[0].slice(0, 200)}`);
  const names = [...(/\bformats[.[]/.test(code) ? ['formats'] : []), ...(/\bisEqual\b/.test(code) ? ['isEqual'] : [])];
  const imports = names.length === 0 ? '' : `import { ${names.join(', ')} } from '${runtime}/validation';\n`;
  return {
    path: direction === 'request' ? layout.validators : layout.responseValidators,
    text: `// @ts-nocheck\n// ${layout.banner}\n${imports}\n${code.trim() || 'export {};'}\n`,
  };
}

/** What Ajv tells of each error and hands to each validator, and nothing of ours reads, costs every page that loads it. */
function withoutUnreadFacts(code: string): string {
  const handed = code
    .replace(/,message:"must have required property '"\+\w+\+"'"/g, '')
    .replace(/,schemaPath:"(?:[^"\\]|\\.)*"/g, '')
    .replace(/(?<=keyword:"type",params:\{)type: "\w+"(?=\})/g, '')
    .replaceAll('{instancePath="", parentData, parentDataProperty, rootData=data, ', '{instancePath="", ')
    .replace(/,parentData(?::data\d*)?,parentDataProperty(?::(?:"(?:[^"\\]|\\.)*"|\w+))?,rootData(?=,)/g, '');
  return /\bdynamicAnchors[.[]/.test(handed) ? handed : handed.replace(/, ?dynamicAnchors(?:=\{\})?(?=\})/g, '');
}

/** Ajv writes each schema into the code, whether a validator looks something up in it or not. */
function withoutUnusedSchemas(code: string): string {
  const used = new Set(code.replace(/^const schema\d+ = .*;$/gm, '').match(/\bschema\d+\b/g));
  return code.replace(/^const (schema\d+) = .*;\n?/gm, (line, name) => (used.has(name) ? line : ''));
}
