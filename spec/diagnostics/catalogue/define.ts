/** The words of one finding, made from its facts. */
export interface Words {
  readonly message: string;
  readonly note?: string;
  readonly help: string;
}

/** The words of a finding with the decision that was taken, as everything but an error has. */
export interface Decided extends Words {
  readonly taken: string;
}

/** A finding for which a part of the page is left out. */
export const error = <F>(words: (facts: F) => Words) => ({ severity: 'error', words }) as const;

/** A finding that somebody should look at: the page contradicts itself, or lacks what matters. */
export const warning = <F>(words: (facts: F) => Decided) => ({ severity: 'warning', words }) as const;

/** A finding about a decision which is probably right. */
export const info = <F>(words: (facts: F) => Decided) => ({ severity: 'info', words }) as const;

/** Names or values as a message lists them: `a`, `b`. */
export const list = (items: readonly string[]) => items.map((item) => `\`${item}\``).join(', ');
