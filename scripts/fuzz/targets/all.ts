import { configurationTarget } from './configuration.ts';
import { documentsTarget } from './documents.ts';
import { engineTarget } from './engine.ts';
import { overlaysTarget } from './overlays.ts';
import { pactsTarget } from './pacts.ts';
import { pagesTarget } from './pages.ts';
import { prismTarget, serverTarget } from './server.ts';
import type { Target } from './target.ts';

/** All targets, in the order in which they are run. */
export const allTargets: readonly Target[] = [
  pagesTarget,
  overlaysTarget,
  documentsTarget,
  pactsTarget,
  configurationTarget,
  engineTarget,
  serverTarget,
  prismTarget,
];

/** By which they are asked for. */
export const targetNames: readonly string[] = allTargets.map(({ name }) => name);
