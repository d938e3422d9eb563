import { escapeLine } from '../spec/source/visible-text.ts';

/** Why a broker could not be asked or refused what it was asked; its message is one line that says what to do. */
export class BrokerError extends Error {
  override readonly name = 'BrokerError';

  constructor(message: string) {
    super(escapeLine(message));
  }
}
