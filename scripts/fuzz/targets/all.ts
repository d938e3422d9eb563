import { documentsTarget } from './documents.ts';
import { pagesTarget } from './pages.ts';
import type { Target } from './target.ts';

/** All targets, in the order in which they are run. */
export const allTargets: readonly Target[] = [pagesTarget, documentsTarget];

/** By which they are asked for. */
export const targetNames = allTargets.map(({ name }) => name);
