import { bodyWords } from './bodies.ts';
import { pageWords } from './pages.ts';
import { parameterListWords } from './parameter-lists.ts';
import { requestWords } from './requests.ts';
import { typeWords } from './types.ts';

/** Every word that the compiler can say. Each code has a page of its own, `codes/<code>.md`, that explains it. */
export const catalogue = { ...bodyWords, ...parameterListWords, ...pageWords, ...requestWords, ...typeWords } as const;

export type DiagnosticCode = keyof typeof catalogue;

/** The facts that the words of a code are made from. */
export type Facts<Code extends DiagnosticCode> = Parameters<(typeof catalogue)[Code]['words']>[0];

export const diagnosticCodes = Object.keys(catalogue) as readonly DiagnosticCode[];
