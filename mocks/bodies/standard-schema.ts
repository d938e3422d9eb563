import { unescapeToken } from '../../spec/standards/json-pointer.ts';
import { explainError, pointerOf } from '../engine/explain-validation.ts';
import type { BodySchema } from '../engine/mock-api.ts';

/** A schema as other libraries take it (https://standardschema.dev, version 1). */
export interface StandardSchema<Body> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'facsimile';
    /** Gives the value as it is, or what is wrong with it first, with the place that says so. */
    readonly validate: (value: unknown) => StandardResult<Body>;
    /** There for types alone. */
    readonly types?: { readonly input: Body; readonly output: Body } | undefined;
  };
}

/** A value that fits, or why it does not. */
type StandardResult<Body> =
  | { readonly value: Body; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

interface StandardIssue {
  readonly message: string;
  /** The names of the property and of those around it, from the outside in; empty for the whole. */
  readonly path: readonly string[];
}

/** A validator and the places of its properties as a Standard Schema. Made for generated code, which knows the type. */
export function standardSchema<Body>(schema: BodySchema): StandardSchema<Body> {
  const fits = (value: unknown): value is Body => schema.validate(value);
  return {
    '~standard': {
      version: 1,
      vendor: 'facsimile',
      validate: (value) => {
        if (fits(value)) return { value };
        const { message } = explainError(schema, value);
        const [error] = schema.validate.errors ?? [];
        const path = error === undefined ? [] : pointerOf(error).split('/').slice(1).map(unescapeToken);
        return { issues: [{ message, path }] };
      },
    },
  };
}
