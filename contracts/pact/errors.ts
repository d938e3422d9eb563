import { escapeLine } from '../../spec/standards/visible-text.ts';

/** Why a verification could not be made at all; its message is one line that says what to do. */
export class VerificationError extends Error {
  override readonly name = 'VerificationError';

  constructor(message: string) {
    super(escapeLine(message));
  }
}
