import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { openChromiumTarget } from './browser/chromium-target.ts';
import { openMswTarget } from './targets/msw.ts';
import { openReferenceTarget } from './targets/reference.ts';
import { openServerTarget } from './targets/server.ts';
import type { OpenedTarget } from './targets/target.ts';

/** What is compared. */
export interface Subject {
  readonly document: OpenApiDocument;
  /** The absolute path of a module that exports MSW `handlers`. */
  readonly handlers: string;
}

const openers = {
  prism: ({ document }: Subject) => openServerTarget('prism', document),
  native: ({ document }: Subject) => openServerTarget('native', document),
  msw3: (subject: Subject) => openMswTarget({ ...subject, name: 'msw3', package: 'msw' }),
  msw2: (subject: Subject) => openMswTarget({ ...subject, name: 'msw2', package: 'msw2' }),
  chromium: openChromiumTarget,
  reference: () => openReferenceTarget(),
} satisfies Readonly<Record<string, (subject: Subject) => Promise<OpenedTarget>>>;

export type TargetName = keyof typeof openers;

/** All targets, in the order of the report. */
export const targetNames: readonly TargetName[] = ['prism', 'native', 'msw3', 'msw2', 'chromium', 'reference'];

/** Starts what a target needs; it is skipped where that is not available here. */
export async function openTarget(name: TargetName, subject: Subject): Promise<OpenedTarget> {
  return openers[name](subject);
}
