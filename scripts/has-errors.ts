import type { Diagnostic } from '../spec/diagnostics/diagnostic.ts';

/** Whether a part of a page is left out, and nobody has accepted that it is. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((one) => one.severity === 'error' && one.accepted === undefined);
}
