import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import standalone from 'ajv/dist/standalone/index.js';
import { openApiSchemas } from '../../spec/openapi/load/openapi-validators.ts';
import { readNotice } from './bundle-types-printer.ts';
import { openApiValidators } from './manifest.ts';

const required = 'require("ajv/dist/runtime/equal")';

/**
 * Writes the validators of OpenAPI documents into a package as code: to compile their schemas takes longer than to read and
 * check a document. What compiles them in the repository is left out.
 */
export async function compileOpenApiValidators(folder: string): Promise<void> {
  const { ajv, names } = openApiSchemas();
  const code = standalone.default(ajv, names);
  const file = join(folder, openApiValidators);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(
    file,
    `import equality from 'ajv/dist/runtime/equal.js';\n${code.replaceAll(required, 'equality')}\n`,
  );
  const schemas = dirname(fileURLToPath(import.meta.resolve('@seriousme/openapi-schema-validator/package.json')));
  await appendFile(join(dirname(file), 'LICENSES.txt'), await readNotice(schemas));
  for (const ending of ['js', 'd.ts']) await rm(join(folder, `spec/openapi/load/openapi-validators.${ending}`));
}
