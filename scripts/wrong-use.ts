/** A command line that cannot be meant: an unknown command, option or value. One line, exit code 2. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}
