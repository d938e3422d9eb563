import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import schema from 'mutation-testing-report-schema/mutation-testing-report-schema.json' with { type: 'json' };

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(schema);

/** What is wrong with a report of mutation testing by its published schema: nothing where it fits. */
export function findMutationReportErrors(report: unknown): readonly string[] {
  return validate(report)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
