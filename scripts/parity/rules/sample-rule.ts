import { depart } from '../depart.ts';
import type { Rule } from '../rule.ts';

/** The documented request as it is. */
export const sampleRule: Rule = (request) => [
  depart(request, 'the sample', { check: 'sample', status: request.sample.status }),
];
