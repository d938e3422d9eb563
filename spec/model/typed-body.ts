import type { NamedType, TypeRef } from './api-model.ts';

/** The type of a body with the named types that it brings along. */
export interface TypedBody {
  readonly ref: TypeRef;
  readonly types: readonly NamedType[];
}
