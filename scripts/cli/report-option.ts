import { InvalidArgumentError } from 'commander';

/** A report that is requested, and where it goes. */
export interface RequestedReport<Kind extends string> {
  readonly kind: Kind;
  readonly file: string;
}

/** Gives a parser of `--report KIND=FILE`; it throws InvalidArgumentError for a kind that is not among those that are known. */
export function reportParser<Kind extends string>(kinds: readonly Kind[]): (text: string) => RequestedReport<Kind> {
  return (text) => {
    const [, kind, file] = /^(\w+)=(.+)$/s.exec(text) ?? [];
    const known = kinds.find((reportKind) => reportKind === kind);
    if (known !== undefined && file !== undefined) return { kind: known, file };
    throw new InvalidArgumentError(`A report is written as KIND=FILE, and the kinds are ${kinds.join(', ')}.`);
  };
}
