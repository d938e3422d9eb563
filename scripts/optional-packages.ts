/**
 * What only some commands need, and is too big to come along with the handlers: `generate` prints types and compiles
 * validators, `mock` runs Prism, `verify` runs Pact, `compare` its comparator. Who runs the command of an installed package
 * installs them.
 */
export const optionalPackages = {
  generate: ['ajv', 'ajv-formats', 'openapi-typescript'],
  mock: ['@stoplight/prism-http', 'ajv', 'ajv-formats'],
  verify: ['@pact-foundation/pact-core'],
  compare: ['@pactflow/openapi-pact-comparator'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
