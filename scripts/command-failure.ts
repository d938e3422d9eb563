/** A failure that a person can mend: its message is all they see, after `details` such as the findings behind it. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly details: string;

  constructor(message: string, details = '') {
    super(message);
    this.details = details;
  }
}
