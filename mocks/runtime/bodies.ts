/** What generated factories and schemas import: it needs no `msw`. */
export { createFactory, type Factory, type Overrides } from '../bodies/create-factory.ts';
export { type StandardSchema, standardSchema } from '../bodies/standard-schema.ts';
