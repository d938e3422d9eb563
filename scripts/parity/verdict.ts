/** What is compared of two answers, in the order it is reported. */
export const aspects = ['status', 'error.code', 'content type', 'headers', 'body'] as const;

export type Aspect = (typeof aspects)[number];

/** What an answer comes down to, in words: two legs agree where every aspect reads the same. */
export type Verdict = Readonly<Record<Aspect, string>>;

/** The word of a verdict whose body is what the document promises, or is rightly not there. */
export const soundBodies: readonly string[] = ['fits its schema', 'none'];
