import type { DocumentedRequest } from './documented-request.ts';
import type { Vector } from './vector.ts';

/** Makes the vectors of one check from the request that the document shows for an operation; none where it has no say. */
export type Rule = (request: DocumentedRequest) => readonly Vector[];
