import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { openChromiumLeg } from './browser/chromium-target.ts';
import { openMswLeg } from './targets/msw.ts';
import { openReferenceLeg } from './targets/reference.ts';
import { openPrismLeg } from './targets/server.ts';
import type { OpenedLeg } from './targets/target.ts';

/** What is compared. */
export interface Subject {
  readonly document: OpenApiDocument;
  /** The absolute path of a module that exports MSW `handlers`. */
  readonly handlers: string;
}

const openers = {
  prism: ({ document }: Subject) => openPrismLeg(document),
  msw3: (subject: Subject) => openMswLeg({ ...subject, name: 'msw3', package: 'msw' }),
  msw2: (subject: Subject) => openMswLeg({ ...subject, name: 'msw2', package: 'msw2' }),
  chromium: openChromiumLeg,
  reference: () => openReferenceLeg(),
} satisfies Readonly<Record<string, (subject: Subject) => Promise<OpenedLeg>>>;

export type LegName = keyof typeof openers;

/** All legs, in the order they are asked. */
export const legNames: readonly LegName[] = ['prism', 'msw3', 'msw2', 'chromium', 'reference'];

/** Starts what a leg needs; it is skipped where that is not to be had here. */
export async function openLeg(name: LegName, subject: Subject): Promise<OpenedLeg> {
  return openers[name](subject);
}

/** The handlers of a project; undefined where there are none yet. */
export function findHandlers(folder: string): string | undefined {
  const path = join(folder, 'generated/handlers.ts');
  return existsSync(path) ? path : undefined;
}
