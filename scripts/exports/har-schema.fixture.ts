import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import addFormats from 'ajv-formats';

const require = createRequire(import.meta.url);
const schemas: Readonly<Record<string, object>> = require('har-schema');

const ajv = addFormats.default(new Ajv({ strict: false }).addMetaSchema(draft06));
ajv.addSchema(Object.values(schemas));

/** What is wrong with an HTTP Archive by the schemas of HAR 1.2; nothing where it is right. */
export function harErrors(archive: unknown): readonly string[] {
  return ajv.validate('har.json#', archive)
    ? []
    : (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
